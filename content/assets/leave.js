// "Leave quickly" puts another page in the place of this one, so that Back does not lead here. Without this script it
// is a plain link. Pages opened earlier stay in the browser's history; the About page says so.

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-leave]") : null;
  if (link instanceof HTMLAnchorElement) {
    event.preventDefault();
    location.replace(link.href);
  }
});
