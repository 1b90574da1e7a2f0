/* Shows what is pushed and opens its page. It keeps nothing and stands between no page and the network. */
self.addEventListener("push", (event) => {
  const { title, body, path, tag, locale } = event.data.json()
  event.waitUntil(self.registration.showNotification(title, { body, tag, lang: locale, data: { path } }))
})

self.addEventListener("notificationclick", (event) => {
  event.notification.close()
  event.waitUntil(self.clients.openWindow(new URL(event.notification.data.path, self.location.origin).href))
})
