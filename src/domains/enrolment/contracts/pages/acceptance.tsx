import { formatDay } from '#kernel/dates'
import { Button, ButtonLink, ButtonRow, Checkbox, type FieldError, Form, Notice, Page } from '#ui'
import { ApplicationFacts, ApplicationSums, childRow } from '../../applications/pages/facts.tsx'
import type { ApplicationView } from '../../applications/queries/list.ts'

export type AcceptancePageProps = {
  application: ApplicationView
  errors?: readonly FieldError[]
  answers?: Record<string, string | string[]>
}

/** The family reads what it agrees to, ticks by its own hand and accepts (S-074, electronic form). */
export function AcceptancePage({ application, errors, answers }: AcceptancePageProps) {
  const { id, number, activation, parent } = application
  const back = `/my/applications/${id}`
  const open = activation === 'activated'
  return (
    <Page
      title="Примите договор"
      over={`Договор № ${number}`}
      back={{ href: back, label: 'К заявке' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <ApplicationFacts application={application} child={childRow(application)} />
      <h2>Оплата</h2>
      <ApplicationSums application={application} />
      <h2>Главное из договора</h2>
      <ul>
        <li>Ребёнок занимается в группе по расписанию до {formatDay(application.endsOn)}.</li>
        {parent > 0n && <li>Свою часть семья платит до 10-го числа следующего месяца.</li>}
        <li>Если занятия отменит организация, деньги за них вернутся.</li>
        <li>Отказаться от договора можно в любой момент: он прекратится с первого числа следующего месяца.</li>
      </ul>
      <ButtonLink kind="ghost" href={`${back}/offer.pdf`}>
        Прочитать договор целиком, PDF
      </ButtonLink>
      {open ? (
        <Form action={`${back}/acceptance`}>
          <Checkbox name="read" label="Договор прочитан, его условия мне подходят" />
          <ButtonRow>
            <Button kind="go">Принять договор</Button>
          </ButtonRow>
        </Form>
      ) : (
        <Notice
          tone="warn"
          title="Сначала активируйте сертификат"
          actions={<a href="/points">Где показать документы</a>}
        >
          <p>
            Договор можно принять, как только вы покажете документы в пункте приёма и сертификат активируют. Место
            остаётся за вами.
          </p>
        </Notice>
      )}
    </Page>
  )
}
