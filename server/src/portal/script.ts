/**
 * The only script of all public pages: remembers large print and high contrast in the reader's own browser. Without it the same
 * switches are ordinary links. Written for old browsers; it runs in the head, before the page is painted.
 */
export const portalScript = `(function () {
  'use strict';
  var root = document.documentElement;
  var store;
  try { store = window.localStorage; store.getItem('view'); } catch (e) { return; }
  function isOn(part) { return root.classList.contains(part); }
  function set(part, on) { root.classList[on ? 'add' : 'remove'](part); }
  ['large', 'contrast'].forEach(function (part) {
    var kept = store.getItem('view.' + part);
    if (kept !== null) set(part, kept === '1');
  });
  document.addEventListener('DOMContentLoaded', function () {
    var switches = document.querySelectorAll('[data-switch]');
    Array.prototype.forEach.call(switches, function (link) {
      var part = link.getAttribute('data-switch');
      var note = link.querySelector('.sr');
      if (note) link.removeChild(note);
      link.setAttribute('role', 'button');
      function show() {
        link.setAttribute('aria-pressed', String(isOn(part)));
        link.classList[isOn(part) ? 'add' : 'remove']('is-on');
      }
      function turn(event) {
        event.preventDefault();
        set(part, !isOn(part));
        try { store.setItem('view.' + part, isOn(part) ? '1' : '0'); } catch (e) { /* kept for this page only */ }
        show();
      }
      link.addEventListener('click', turn);
      link.addEventListener('keydown', function (event) { if (event.key === ' ') turn(event); });
      show();
    });
  });
})();
`;
