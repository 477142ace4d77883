// A page that has moved leads on by itself, to the top of where it is now. Whoever followed a link to one of its parts is
// led to that part. This stands before the page's own refresh and runs at once, or that would come first.

if (location.hash) location.replace(document.currentScript?.dataset.there + location.hash);
