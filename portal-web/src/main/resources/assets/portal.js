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
