import { Button } from '../components/button.tsx'
import { Avatar } from '../drawing/avatar.tsx'
import { Icon } from '../drawing/icon.tsx'
import { Logo } from '../drawing/logo.tsx'
import { Form } from '../forms/form.tsx'
import { type Frame, type MenuItem, useFrame } from '../frame.ts'
import { helpHref } from './help.tsx'
import { ColumnMenu, RowMenu } from './menu.tsx'

const usualSections: readonly MenuItem[] = [{ href: '/programmes', label: 'Программы' }]

/** Logo, sections, help and the cabinet; on a phone everything is under «Меню», scripts or not. */
export function Header() {
  const frame = useFrame()
  const sections = frame.sections ?? usualSections
  return (
    <header class="header">
      {frame.demo && <DemoStrip />}
      <div class="header-row wrap wrap-wide">
        <a class="logo" href="/">
          <Logo />
          кружок
        </a>
        <nav class="sections" aria-label="Разделы">
          <RowMenu items={sections} path={frame.path} />
        </nav>
        <div class="header-side">
          <a class="header-link" href={sightHref(frame.path)}>
            <Icon name="eye" />
            Крупный шрифт
          </a>
          <a class="header-link" href={helpHref(frame.path)}>
            <Icon name="help" />
            Помощь
          </a>
          {frame.signedIn && <UserMenu name={frame.signedIn.name} />}
        </div>
        {!frame.signedIn && (
          <a class="button button-small" href="/sign-in">
            Войти
          </a>
        )}
        <PhoneMenu frame={frame} sections={sections} />
      </div>
      {frame.signedIn && frame.signedIn.menu.length > 0 && (
        <nav class="cabinet wrap wrap-wide" aria-label="Кабинет">
          <RowMenu items={frame.signedIn.menu} path={frame.path} />
        </nav>
      )}
    </header>
  )
}

function UserMenu({ name }: { name: string }) {
  return (
    <k-menu>
      <details class="user-menu">
        <summary>
          <Avatar name={name} />
          <span class="user-name">{name}</span>
        </summary>
        <div class="user-panel">
          <SignOut />
        </div>
      </details>
    </k-menu>
  )
}

function PhoneMenu({ frame, sections }: { frame: Frame; sections: readonly MenuItem[] }) {
  return (
    <k-menu class="phone-menu">
      <details>
        <summary class="menu-button">
          <Icon name="menu" />
          Меню
        </summary>
        <div class="menu-panel">
          {frame.signedIn && (
            <nav aria-label="Кабинет, меню">
              <p class="menu-name">{frame.signedIn.name}</p>
              <ColumnMenu items={frame.signedIn.menu} path={frame.path} />
            </nav>
          )}
          <nav aria-label="Разделы, меню">
            <ColumnMenu items={sections} path={frame.path} />
          </nav>
          <ul>
            <li>
              <a href={sightHref(frame.path)}>Крупный шрифт и контраст</a>
            </li>
            <li>
              <a href={helpHref(frame.path)}>Помощь</a>
            </li>
          </ul>
          {frame.signedIn && <SignOut />}
        </div>
      </details>
    </k-menu>
  )
}

function SignOut() {
  return (
    <Form action="/sign-out" class="sign-out">
      <Button kind="ghost" small>
        Выйти
      </Button>
    </Form>
  )
}

function sightHref(path: string): string {
  return `/sight?back=${encodeURIComponent(path)}`
}

/** Says that this town is not real. */
function DemoStrip() {
  return (
    <div class="demo">
      <p class="wrap wrap-wide">
        Демонстрационный город: люди и деньги выдуманы. <a href="/demo">Жители и часы</a>
        {' · '}
        <a href="/demo/mailbox">Почта</a>
      </p>
    </div>
  )
}
