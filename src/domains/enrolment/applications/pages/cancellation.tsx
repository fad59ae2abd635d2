import { formatRoubles } from '#kernel/money'
import { quoted } from '#kernel/quoted'
import { Button, ButtonLink, ButtonRow, Form, Page } from '#ui'
import type { ApplicationView } from '../queries/list.ts'

/** Asks before the family gives its seat away. */
export function CancellationPage({ application }: { application: ApplicationView }) {
  const { id, number, programme, certificate } = application
  const back = `/my/applications/${id}`
  return (
    <Page title="Отозвать заявку?" over={`Заявка ${number}`} back={{ href: back, label: 'К заявке' }} hidden>
      <p>
        {application.name} не будет заниматься на программе {quoted(programme)}. Место сразу достанется другому ребёнку
        {certificate > 0n && `, а ${formatRoubles(certificate, { short: true })} сертификата освободятся`}.
      </p>
      <p>Вернуть отозванную заявку нельзя. Подать новую можно, если место ещё будет свободно.</p>
      <Form action={`${back}/cancellation`}>
        <ButtonRow>
          <Button kind="danger">Отозвать заявку</Button>
          <ButtonLink kind="ghost" href={back}>
            Оставить
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  )
}
