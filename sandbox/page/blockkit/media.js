// Pictures, videos and files. A picture that cannot be had shows its alternative text instead of a
// broken frame, because the sandbox often runs without a network.

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { link, plainOf } from "../text/render.js";

/** An image of a block or element, or its alternative text when it does not load. */
export function picture(app, image, className) {
  const url = image.image_url ?? image.slack_file?.url;
  const frame = h("span", { class: `picture ${className}` });
  const missing = () =>
    frame.replaceChildren(
      h(
        "span",
        {
          class: "picture-missing",
          role: "img",
          "aria-label": image.alt_text || app.t("image_missing"),
          title: image.alt_text,
        },
        icon("file", 16),
        className === "image-tiny" ? null : h("span", null, image.alt_text || app.t("image_missing")),
      ),
    );
  if (!/^(https?:|\/)/.test(url ?? "")) missing();
  else
    frame.append(
      h("img", {
        src: url,
        alt: image.alt_text ?? "",
        title: image.alt_text,
        loading: "lazy",
        referrerpolicy: "no-referrer",
        on: { error: missing },
      }),
    );
  return frame;
}

/** A video block: its title, who made it, and a link to where it plays. */
export function video(app, block) {
  return h(
    "div",
    { class: "block-video" },
    h("div", { class: "video-title" }, link(app, block.title_url ?? block.video_url, plainOf(block.title))),
    block.author_name || block.provider_name
      ? h("div", { class: "muted" }, [block.author_name, block.provider_name].filter(Boolean).join(" · "))
      : null,
    block.description ? h("div", null, plainOf(block.description)) : null,
    h(
      "a",
      {
        class: "video-frame",
        href: /^https?:/.test(block.video_url ?? "") ? block.video_url : undefined,
        target: "_blank",
        rel: "noopener noreferrer",
        "aria-label": block.alt_text,
      },
      block.thumbnail_url
        ? picture(app, { image_url: block.thumbnail_url, alt_text: block.alt_text }, "image-large")
        : null,
      h("span", { class: "video-play" }, icon("play", 28)),
    ),
  );
}

/** A file shared with a message. */
export function fileCard(app, file) {
  const url = file.permalink ?? file.url_private;
  if (/^image\//.test(file.mimetype ?? "") && file.url_private) {
    return h(
      "figure",
      { class: "block-image" },
      h("figcaption", { class: "image-title" }, file.title ?? file.name),
      picture(app, { image_url: local(file.url_private), alt_text: file.title ?? file.name }, "image-large"),
    );
  }
  return h(
    "a",
    {
      class: "file-card",
      href: /^(https?:|\/)/.test(url ?? "") ? local(url) : undefined,
      target: "_blank",
      rel: "noopener noreferrer",
    },
    h("span", { class: "file-icon" }, icon("file", 22)),
    h(
      "span",
      { class: "file-text" },
      h("span", { class: "file-name" }, file.title || file.name || file.id),
      h(
        "span",
        { class: "muted" },
        [file.pretty_type ?? file.filetype?.toUpperCase(), file.size ? bytes(file.size) : null]
          .filter(Boolean)
          .join(" · "),
      ),
    ),
  );
}

function local(url) {
  try {
    const parsed = new URL(url, location.href);
    return parsed.pathname.startsWith("/files/") ? parsed.pathname + parsed.search : parsed.href;
  } catch {
    return undefined;
  }
}

function bytes(size) {
  if (size < 1024) return `${size} B`;
  return size < 1024 * 1024 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;
}
