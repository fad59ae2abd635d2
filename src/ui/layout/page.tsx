import type { ComponentChildren } from 'preact'
import { type Answers, AnswersContext, type FieldError } from '../forms/answers.ts'
import { ErrorSummary } from '../forms/error-summary.tsx'
import { type Frame, useFrame } from '../frame.ts'
import { sightAttributes } from '../sight/preferences.ts'
import { tidy } from '../typography.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { Help } from './help.tsx'
import { ToastList } from './toasts.tsx'
import { BackLink, Breadcrumbs, type Crumb } from './trail.tsx'

export type PageProps = {
  title: string
  /** The `<h1>`: the title by itself; `null` when the page brings its own. */
  heading?: ComponentChildren
  lead?: ComponentChildren
  /** Small words above the heading: «Заявление на сертификат». */
  over?: ComponentChildren
  /** Buttons at the right of the heading. */
  actions?: ComponentChildren
  back?: string | { href: string; label: string }
  crumbs?: readonly Crumb[]
  /** `reading` for forms and texts, `wide` for lists and cards (default `reading`). */
  width?: 'reading' | 'wide'
  errors?: readonly FieldError[]
  answers?: Answers['answers']
  description?: string
  /** The one address of what the page shows, for those who share it. */
  canonical?: string
  /** Not for search engines. */
  hidden?: boolean
  /** Words about this page for the «?» window. */
  help?: ComponentChildren
  children?: ComponentChildren
}

/** The whole document. The only way to make a page. */
export function Page(props: PageProps) {
  const frame = useFrame()
  const { errors = [], answers = {}, width = 'reading', children } = props
  return (
    <html lang="ru" {...sightAttributes(frame.sight)}>
      <Head {...props} frame={frame} />
      <body>
        <a class="skip" href="#main">
          Перейти к содержанию
        </a>
        <div class="shell">
          <Header />
          <main class={`main wrap wrap-${width}`} id="main" tabIndex={-1}>
            <ToastList toasts={frame.toasts} />
            {props.crumbs && <Breadcrumbs crumbs={props.crumbs} />}
            {props.back && <BackLink {...(typeof props.back === 'string' ? { href: props.back } : props.back)} />}
            <AnswersContext.Provider value={{ errors, answers, prefix: '' }}>
              <ErrorSummary />
              <PageHead {...props} />
              {children}
            </AnswersContext.Provider>
          </main>
          <Footer />
        </div>
        <Help>{props.help}</Help>
      </body>
    </html>
  )
}

function Head({ title, errors = [], description, canonical, hidden, frame }: PageProps & { frame: Frame }) {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${errors.length > 0 ? 'Ошибка: ' : ''}${title} — Кружок`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {description && <meta name="description" content={description} />}
      {canonical && <Shared title={title} description={description} address={canonical} />}
      {hidden && <meta name="robots" content="noindex" />}
      {frame.assets.preload.map((href) => (
        <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={frame.assets.styles} />
      <link rel="icon" type="image/svg+xml" href={frame.assets.icon} />
      <script type="module" src={frame.assets.script} />
    </head>
  )
}

/** What messengers and networks show of a link (OpenGraph). */
function Shared({ title, description, address }: { title: string; description: string | undefined; address: string }) {
  return (
    <>
      <link rel="canonical" href={address} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Кружок" />
      <meta property="og:locale" content="ru_RU" />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={address} />
    </>
  )
}

function PageHead({ title, heading, lead, over, actions }: PageProps) {
  if (heading === null) return null
  return (
    <div class="page-head">
      <div class="page-head-words">
        {over && <p class="over">{over}</p>}
        <h1>{tidy(heading ?? title)}</h1>
        {lead && <p class="lead">{tidy(lead)}</p>}
      </div>
      {actions && <div class="button-row">{actions}</div>}
    </div>
  )
}
