/**
 * The script of the form of a request: shows what is public already while its subject is typed, and says that files are too many or too
 * large before they are sent. Only an addition: the check page shows the same, and the server refuses the same. Only the subject is sent, and
 * no long number in it. Written for old browsers; where it misses something it does nothing.
 */
export const askScript = `(function () {
  'use strict';
  var box = document.getElementById('suggestions');
  var field = document.getElementById('title');
  if (box && field && window.fetch && window.AbortController && window.URLSearchParams) {
    var timer, running, last = '';
    var show = function (html) { if (box.innerHTML !== html) box.innerHTML = html; };
    var ask = function () {
      var text = field.value.replace(/[0-9\\uff10-\\uff19]{7,}[XxＸｘ]?/g, ' ').trim();
      if (text === last) return;
      last = text;
      if (running) running.abort();
      running = null;
      if (text.length < 2) return show('');
      var own = running = new AbortController();
      fetch(box.getAttribute('data-from'), {
        method: 'POST', credentials: 'omit', signal: own.signal,
        body: new URLSearchParams({ title: text, locale: box.getAttribute('data-locale') })
      }).then(function (answer) { return answer.ok ? answer.text() : ''; })
        .then(function (html) { if (own === running) show(html); })
        .catch(function () { /* cancelled, or the server is away: the check page shows the same */ });
    };
    field.addEventListener('input', function () { clearTimeout(timer); timer = setTimeout(ask, 500); });
    ask();
  }
  var files = document.getElementById('files');
  if (files && files.files && files.setCustomValidity) {
    files.addEventListener('change', function () {
      var most = Number(files.getAttribute('data-most'));
      var bytes = Number(files.getAttribute('data-bytes'));
      var isOver = files.files.length > most ||
        Array.prototype.some.call(files.files, function (file) { return file.size > bytes; });
      files.setCustomValidity(isOver ? files.getAttribute('data-over') : '');
      if (isOver) files.reportValidity();
    });
  }
})();
`;
