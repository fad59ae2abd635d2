import { ButtonLink, Notice } from '#ui'

/** S-032: without an address access cannot be recovered. */
export function EmailMissing() {
  return (
    <Notice
      tone="warn"
      title="Укажите электронную почту"
      actions={
        <ButtonLink href="/my/settings/email" small>
          Указать почту
        </ButtonLink>
      }
    >
      <p>
        Почты в кабинете нет. Если вы забудете пароль, восстановить доступ можно будет только по письму на ваш адрес.
      </p>
    </Notice>
  )
}

/** What the mail server said of the address, so that the person mends it. */
export function EmailBounced({ since }: { since: string }) {
  return (
    <Notice
      tone="bad"
      title="Письма до вас не доходят"
      actions={
        <ButtonLink href="/my/settings/email" small>
          Исправить почту
        </ButtonLink>
      }
    >
      <p>
        {since} почтовый сервер ответил, что такого адреса нет. Проверьте его: без почты не восстановить доступ. Всё, о
        чём мы писали, есть в уведомлениях.
      </p>
    </Notice>
  )
}
