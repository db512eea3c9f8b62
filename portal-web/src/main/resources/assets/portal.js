// Nothing here is needed: every page works without it.
(() => {
  'use strict';
  // Reads the page aloud where the browser can, in large mode only.
  const read = document.querySelector('[data-read-aloud]');
  if (read && 'speechSynthesis' in window) {
    read.hidden = false;
    read.addEventListener('click', () => {
      const voice = window.speechSynthesis;
      if (voice.speaking) { voice.cancel(); return; }
      const words = new SpeechSynthesisUtterance(document.querySelector('main').innerText);
      words.lang = document.documentElement.lang;
      words.rate = 0.9;
      voice.speak(words);
    });
  }
  // Fills in the binding code that the QR picture on a slip carries after the hash.
  const binding = document.querySelector('form[action="/bind"] #code');
  if (binding && !binding.value && /^#[0-9A-Z-]{12,20}$/.test(location.hash)) {
    binding.value = location.hash.slice(1);
    history.replaceState(null, '', location.pathname);
  }
  // Prints the page.
  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
  // A form is sent once.
  for (const form of document.querySelectorAll('form[method="post"]')) {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = 'yes';
    });
  }
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
  });
})();
