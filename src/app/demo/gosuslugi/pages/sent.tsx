import { formatDay } from '#kernel/dates'
import { ButtonLink, Notice, NumberedSteps, Stack, type Step } from '#ui'
import type { Certificate } from '../faces.ts'
import type { Kept } from '../store.ts'
import { home } from './frame.tsx'

export type SentProps = { order: Kept; certificate: Certificate; last: string | null }

/** What has become of the order, and what its family does now. */
export function SentNotice({ order: { answer, composed }, certificate, last }: SentProps) {
  if (answer?.decline)
    return (
      <Notice tone="bad" title="Заявление не принято">
        <p>{answer.decline.description}</p>
        <ButtonLink kind="ghost" href={home}>
          Подать новое заявление
        </ButtonLink>
      </Notice>
    )
  if (answer?.state === 'cancelled')
    return (
      <Notice title="Заявление отозвано">
        <p>Место и деньги освободились. Передумали — подайте новое заявление.</p>
        <ButtonLink kind="ghost" href={home}>
          Подать новое заявление
        </ButtonLink>
      </Notice>
    )
  if (!answer?.application || (last && last !== 'submitted')) return null
  const { number, answerDueOn } = answer.application
  const { email } = composed.applicant as { email: string }
  return (
    <Stack>
      <Notice tone="good" title="Заявление отправлено">
        <p>
          Номер заявки {number}. Место за ребёнком: организация ответит до{' '}
          {formatDay(Temporal.PlainDate.from(answerDueOn))}, статус появится здесь.
        </p>
      </Notice>
      <h2>Что дальше</h2>
      <NumberedSteps steps={stepsOf(certificate, email)} />
    </Stack>
  )
}

function stepsOf({ certificate }: Certificate, email: string): Step[] {
  const paper: Step = {
    label: 'Активируйте сертификат',
    text: `Сертификат ${certificate?.number ?? ''} ещё не активирован, без этого не зачислят. Придите с документами в пункт приёма.`,
    href: '/points',
  }
  return [
    ...(certificate && certificate.activation !== 'activated' ? [paper] : []),
    { label: 'Дождитесь ответа организации', text: 'Она подтвердит заявку или объяснит отказ.' },
    {
      label: 'Примите договор в личном кабинете',
      text: `Если кабинета ещё не было, ссылка для входа придёт на ${email}.`,
    },
  ]
}
