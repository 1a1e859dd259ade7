// All text that is shown and is harder to read than WCAG's AA allows, as a list of descriptions.
() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const over = (top, under) => under.map((part, at) => (top[at] * top[3] + part * (255 - top[3])) / 255);
  const linear = (part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const luminance = (rgb) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, at) => sum + weight * linear(rgb[at] / 255), 0);
  const ground = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) {
      if (getComputedStyle(at).backgroundImage !== "none") return null;
      layers.push(rgba(getComputedStyle(at).backgroundColor));
      if (layers.at(-1)[3] === 255) break;
    }
    return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255]);
  };
  const ratio = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  const needed = ({ fontSize, fontWeight }) => (parseFloat(fontSize) >= 24 || parseFloat(fontSize) >= 18.66 && fontWeight >= 700 ? 3 : 4.5);
  const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !node.closest(":disabled, .visually-hidden, .emoji");

  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const node = walker.currentNode.parentElement;
    const style = getComputedStyle(node);
    if (!text || !shown(node) || parseFloat(style.fontSize) === 0) continue;
    const under = ground(node);
    if (!under) continue;
    const found = ratio(luminance(over(rgba(style.color), under)), luminance(under));
    if (found < needed(style)) faint.push(`${text.slice(0, 30)} in .${node.className}: ${found.toFixed(2)}`);
  }
  return faint;
}
