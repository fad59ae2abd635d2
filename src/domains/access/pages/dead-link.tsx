import { Button, ButtonLink, ButtonRow, Form, Page } from '#ui'

type Purpose = 'registration' | 'recovery' | 'email'
type Reason = 'unknown' | 'done' | 'over'

/** A link that does nothing any more, and the way forward from here. */
export function DeadLinkPage({ purpose, reason, token }: { purpose: Purpose; reason: Reason; token: string }) {
  if (reason === 'done')
    return (
      <Page title="Адрес уже подтверждён" lead="Эта ссылка своё дело сделала. Осталось войти." hidden>
        <ButtonLink href="/sign-in">Войти</ButtonLink>
      </Page>
    )
  if (reason === 'unknown')
    return (
      <Page title="Такой ссылки нет" lead="Возможно, она скопировалась не целиком. Откройте её прямо из письма." hidden>
        <Forward purpose={purpose} />
      </Page>
    )
  return (
    <Page
      title="Ссылка больше не действует"
      lead="Каждая ссылка срабатывает один раз и живёт недолго. Возможно, вам приходило письмо новее."
      hidden
    >
      {purpose === 'registration' ? <SendAgain token={token} /> : <Forward purpose={purpose} />}
    </Page>
  )
}

function SendAgain({ token }: { token: string }) {
  return (
    <Form action={`/confirmation/${token}/renewal`}>
      <ButtonRow>
        <Button>Прислать новую ссылку</Button>
        <ButtonLink href="/sign-in" kind="ghost">
          Войти
        </ButtonLink>
      </ButtonRow>
    </Form>
  )
}

const forward: Record<Purpose, { href: string; label: string }> = {
  registration: { href: '/confirmation', label: 'Прислать новую ссылку' },
  recovery: { href: '/recovery', label: 'Прислать новую ссылку' },
  email: { href: '/my/settings/email', label: 'Указать адрес ещё раз' },
}

function Forward({ purpose }: { purpose: Purpose }) {
  return (
    <ButtonRow>
      <ButtonLink href={forward[purpose].href}>{forward[purpose].label}</ButtonLink>
      <ButtonLink href="/sign-in" kind="ghost">
        Войти
      </ButtonLink>
    </ButtonRow>
  )
}
