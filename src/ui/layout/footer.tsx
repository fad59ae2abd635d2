import { useFrame } from '../frame.ts'

export function Footer() {
  const { regionName, footer = [] } = useFrame()
  return (
    <footer class="footer">
      <div class="wrap wrap-wide footer-row">
        <p>
          <b>Кружок</b> — дополнительное образование детей
          {regionName && (
            <>
              <br />
              {regionName}
            </>
          )}
        </p>
        <ul>
          <li>
            <a href="/sight">Крупный шрифт и контраст</a>
          </li>
          <li>
            <a href="/help">Помощь</a>
          </li>
          {footer.map((item) => (
            <li key={item.href}>
              <a href={item.href}>{item.label}</a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}
