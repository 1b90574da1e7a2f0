// Sets language, theme and density before the first paint, so that nothing flashes. Small and blocking on purpose.
;(() => {
  const root = document.documentElement
  let prefs = {}
  try {
    prefs = JSON.parse(localStorage.getItem("veridesk.desk.prefs") || "{}")
  } catch {
    // Nothing stored, or nothing readable: the usual ones.
  }
  root.lang = prefs.locale || (/^zh\b/i.test(navigator.language) ? "zh-CN" : "en")
  if (prefs.theme === "light" || prefs.theme === "dark") root.dataset.theme = prefs.theme
  root.dataset.density = prefs.density || "comfortable"
})()
