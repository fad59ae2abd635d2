import { Button, ButtonLink, ButtonRow, Form, Page } from '#ui'
import { kinds, type NoticeKind } from '../model.ts'

export type StopPageProps = { kind: NoticeKind; token: string; stopped: boolean }

/** Where the last lines of a letter lead: one question, one button, no signing in. */
export function StopPage({ kind, token, stopped }: StopPageProps) {
  const { title, what } = kinds[kind]
  return (
    <Page
      title={stopped ? `Письма «${title}» больше не придут` : `Не присылать письма «${title}»?`}
      lead={stopped ? undefined : `Это письма о таком: ${what}.`}
      hidden
    >
      <p>
        {stopped
          ? 'Отключены только они. Решения, сроки и всё о безопасности приходят, как раньше, а в кабинете остаются все уведомления.'
          : 'Отключим только их. В кабинете уведомления останутся, а решения, сроки и всё о безопасности будут приходить, как раньше.'}
      </p>
      {stopped ? (
        <Form action={`/letters/stop/${token}/resumption`}>
          <ButtonRow>
            <Button kind="ghost">Присылать снова</Button>
            <ButtonLink kind="ghost" href="/my/settings/letters">
              Настроить письма
            </ButtonLink>
          </ButtonRow>
        </Form>
      ) : (
        <Form action={`/letters/stop/${token}`}>
          <Button>Не присылать</Button>
        </Form>
      )}
    </Page>
  )
}

/** A link to letters of a place that somebody has left since. */
export function StopOverPage() {
  return (
    <Page title="Ссылка из этого письма устарела" hidden>
      <p>
        С тех пор в организации сменились сотрудники, поэтому письма из старых писем больше не отключают. Войдите: в
        настройках можно выбрать, какие письма присылать.
      </p>
      <ButtonLink href="/my/settings/letters">Настроить письма</ButtonLink>
    </Page>
  )
}
