import { Button, ButtonLink, CheckboxGroup, Form, Notice, Page, SummaryList } from '#ui'
import { kinds, type NoticeKind, whyAlways } from '../model.ts'

export type ChoicesPageProps = {
  offered: readonly NoticeKind[]
  refused: readonly string[]
  /** Where the letters go; null when nobody gave an address. */
  address: string | null
  /** «организации», or null for a person's own cabinet. */
  place: string | null
}

/** Which kinds of letters come by mail; what always comes says why. */
export function ChoicesPage({ offered, refused, address, place }: ChoicesPageProps) {
  const optional = offered.filter((kind) => whyAlways(kind) === null)
  const always = offered.filter((kind) => whyAlways(kind) !== null)
  return (
    <Page
      title="Какие уведомления приходят на почту"
      lead="В кабинете уведомления остаются всегда: отключить можно только письма."
      back={{ href: '/my/settings', label: 'Настройки' }}
      hidden
    >
      {place && (
        <Notice>
          <p>Это выбор всей организации: письма приходят на её почту, и их читают все сотрудники.</p>
        </Notice>
      )}
      {!place && !address && <NoAddress />}
      <Form action="/my/settings/letters">
        <CheckboxGroup
          name="kinds"
          legend="Присылать на почту"
          options={optional.map((kind) => ({ value: kind, label: kinds[kind].title, hint: kinds[kind].what }))}
          values={optional.filter((kind) => !refused.includes(kind))}
        />
        <Button>Сохранить</Button>
      </Form>
      <SummaryList
        title="Приходят всегда"
        rows={always.map((kind) => ({ label: kinds[kind].title, value: `${whyAlways(kind)}` }))}
      />
    </Page>
  )
}

function NoAddress() {
  return (
    <Notice
      tone="warn"
      title="Почты в кабинете нет"
      actions={
        <ButtonLink href="/my/settings/email" small>
          Указать почту
        </ButtonLink>
      }
    >
      <p>Пока вы её не укажете, всё видно только здесь, в уведомлениях.</p>
    </Notice>
  )
}
