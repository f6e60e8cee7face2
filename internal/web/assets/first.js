// Runs before the page is drawn, from a file because no page of ours may carry a script of its own.
document.documentElement.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) {
  document.documentElement.classList.add('govuk-frontend-supported');
}
