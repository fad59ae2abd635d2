/** Where to read on, after a text that did not say everything. */
export function Further({ texts }: { texts: readonly { slug: string; title: string }[] }) {
  if (texts.length === 0) return null
  return (
    <>
      <h2>Читайте дальше</h2>
      <ul>
        {texts.map((one) => (
          <li key={one.slug}>
            <a href={`/help/${one.slug}`}>{one.title}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
