import type { ComponentChildren } from 'preact'
import { plural } from '#kernel/plural'
import { ButtonLink } from '../components/button.tsx'
import { LostDrawing } from '../drawing/scenes.tsx'
import { Page } from '../layout/page.tsx'

export type NextStep = { href: string; label: string }

type OopsProps = { title: string; next?: readonly NextStep[]; back?: string; children?: ComponentChildren }

function OopsPage({ title, next, back, children }: OopsProps) {
  const steps = next && next.length > 0 ? next : [{ href: '/', label: 'На главную' }]
  return (
    <Page title={title} back={back} heading={null} hidden>
      <div class="oops">
        <div class="drawing">
          <LostDrawing />
        </div>
        <h1>{title}</h1>
        {children}
        <div class="button-row">
          {steps.map((step, index) => (
            <ButtonLink key={step.href} href={step.href} kind={index === 0 ? 'main' : 'ghost'}>
              {step.label}
            </ButtonLink>
          ))}
        </div>
      </div>
    </Page>
  )
}

/** 404, also for what is not yours: the two must not differ by a byte. */
export function NotFoundPage() {
  return (
    <OopsPage
      title="Такой страницы нет"
      next={[
        { href: '/', label: 'На главную' },
        { href: '/programmes', label: 'Искать программу' },
      ]}
    >
      <p>Проверьте адрес: возможно, он набран с опечаткой или страницу убрали.</p>
      <p>Если вы пришли по ссылке из письма, войдите в кабинет: часть страниц видна только их владельцам.</p>
    </OopsPage>
  )
}

/** 403. */
export function ForbiddenPage({ text, next }: { text?: string; next?: readonly NextStep[] }) {
  return (
    <OopsPage title="Сюда нужен другой доступ" next={next}>
      <p>
        {text ??
          'У вас нет права на это действие. Если оно вам нужно по работе, попросите того, кто управляет доступом.'}
      </p>
    </OopsPage>
  )
}

/** 4xx of a rule: says why not, who can help, what to do next. */
export function RefusalPage({
  title,
  text,
  next,
  back,
}: {
  title: string
  text: ComponentChildren
  next?: readonly NextStep[]
  back?: string
}) {
  return (
    <OopsPage title={title} next={next} back={back}>
      {typeof text === 'string' ? <p>{text}</p> : text}
    </OopsPage>
  )
}

/** 429. */
export function TooManyPage({ seconds }: { seconds: number }) {
  return (
    <OopsPage title="Слишком много попыток подряд">
      <p>Подождите {waiting(seconds)} и попробуйте ещё раз. Введённое раньше сохранилось, ничего не пропало.</p>
    </OopsPage>
  )
}

/** 500: the id finds the record of what happened. */
export function BrokenPage({ errorId }: { errorId: string }) {
  return (
    <OopsPage title="У нас что-то сломалось">
      <p>
        Это наша ошибка, не ваша. Мы уже знаем о ней; ваше действие либо выполнилось целиком, либо не выполнилось
        совсем.
      </p>
      <p>
        Попробуйте ещё раз через минуту. Если не поможет, сообщите в помощь этот номер: <b class="code">{errorId}</b>
      </p>
    </OopsPage>
  )
}

/** 503. */
export function BusyPage({ seconds }: { seconds: number }) {
  return (
    <OopsPage title="Сейчас очень много людей">
      <p>
        Обновите страницу через {waiting(seconds)}. Очередь не теряется: заявки, которые уже получили номер, никуда не
        денутся.
      </p>
    </OopsPage>
  )
}

function waiting(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds))
  if (whole < 90) return plural(whole, 'секунду', 'секунды', 'секунд')
  return plural(Math.ceil(whole / 60), 'минуту', 'минуты', 'минут')
}
