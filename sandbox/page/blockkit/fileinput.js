// file_input: chosen files are handed to the sandbox at once; the value is the list of their ids.

import { h, replace } from "../dom.js";
import { icon } from "../icons.js";
import { focusKey } from "./elements.js";

/** A field for files. */
export function fileInput(surface, block, item, field) {
  const { app } = surface;
  const list = h("div", { class: "chips" });
  const input = h("input", {
    class: "file-input",
    type: "file",
    id: field?.id,
    multiple: (item.max_files ?? 10) > 1,
    accept: item.filetypes?.map((type) => `.${type}`).join(",") || undefined,
    "aria-describedby": field?.described,
    "aria-label": field ? undefined : app.t("choose_files"),
    dataset: { focus: focusKey(block, item) },
    on: { change: () => take([...input.files]) },
  });
  const show = () =>
    replace(
      list,
      (surface.value(block, item) ?? []).map((file) =>
        h("span", { class: "chip" }, icon("file", 14), " ", file.name ?? file.id),
      ),
    );
  const take = async (files) => {
    input.setAttribute("aria-busy", "true");
    try {
      const kept = await Promise.all(files.slice(0, item.max_files ?? 10).map((file) => upload(app, file)));
      surface.change(block, item, kept, { silent: true });
      show();
    } catch (error) {
      app.toast(error.message, "error");
    } finally {
      input.removeAttribute("aria-busy");
    }
  };
  show();
  return h("div", { class: "file-field" }, input, list);
}

async function upload(app, file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  const answer = await app.api.post("upload", {
    name: file.name,
    mimetype: file.type,
    content_base64: btoa(text),
  });
  return answer.file;
}
