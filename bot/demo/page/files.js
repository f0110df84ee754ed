// Files that stand under a message: pictures are shown, everything else is for keeping.

import { h, icon } from "./dom.js";

const KILO = 1024;

const addressOf = (user, file) => `/page/file?${new URLSearchParams({ user, id: file.id })}`;

function sizeOf({ size }) {
  if (size < KILO) return `${size} byte`;
  return size < KILO * KILO
    ? `${Math.round(size / KILO)} kB`
    : `${(size / KILO / KILO).toFixed(1).replace(".", ",")} MB`;
}

function shown(user, file) {
  const src = addressOf(user, file);
  const picture = h("img", { src, alt: file.alt || file.title, loading: "lazy" });
  return file.picture
    ? h("figure", {}, h("figcaption", {}, file.title), picture)
    : h(
        "a",
        { class: "file", href: src, download: file.name },
        icon("file"),
        h("span", {}, file.title, h("small", {}, `${file.title === file.name ? "" : `${file.name}, `}${sizeOf(file)}`)),
      );
}

/** Nothing where there are none. */
export const filesOf = (user, files) =>
  files?.length ? h("div", { class: "files" }, files.map((file) => shown(user, file))) : null;
