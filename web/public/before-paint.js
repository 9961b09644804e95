// Runs before the first paint so that a chosen theme or language never flashes. Its keys are those of
// src/app/theme.ts and src/wording/language.ts.
(() => {
  try {
    const root = document.documentElement;
    const theme = localStorage.getItem("samsyn.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    const language = localStorage.getItem("samsyn.language");
    if (language === "sv" || language === "en") root.lang = language;
  } catch {
    // Storage may be switched off; the system's theme and the browser's language hold then.
  }
})();
