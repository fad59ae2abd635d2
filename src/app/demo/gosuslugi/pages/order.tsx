import { type Status, statusWords } from '#exchange'
import { Button, ButtonLink, ButtonRow, Form, InstantText, Notice, Stack, SummaryList, Tag } from '#ui'
import type { Certificate } from '../faces.ts'
import type { Kept, Received } from '../store.ts'
import { Frame, home } from './frame.tsx'
import { SentNotice } from './sent.tsx'

export type OrderProps = {
  order: Kept
  /** As the region tells it now; null until the order is sent. */
  certificate: Certificate | null
  received: readonly Received[]
  down: { until: Temporal.Instant } | null
  zone: string
}

/** The order with the statuses as they come, and what may go wrong on the way. */
export function OrderPage({ order, certificate, received, down, zone }: OrderProps) {
  const { externalId, composed, wanted, answer, sentTimes } = order
  const here = `${home}/orders/${externalId}`
  const last = received.at(-1)
  return (
    <Frame title={wanted?.title ?? 'Заявление не закончено'} step={wanted ? 7 : 5}>
      {certificate && <SentNotice {...{ order, certificate, last: last?.status ?? null }} />}
      <SummaryList
        rows={[
          { label: 'Номер заявления', value: externalId },
          { label: 'Кого записываете', value: composed.child },
          { label: 'Учебный год', value: `${composed.studyYear}/${String(composed.studyYear + 1).slice(2)}` },
          ...(answer?.application ? [{ label: 'Номер заявки в регионе', value: answer.application.number }] : []),
          { label: 'Отправлено раз', value: sentTimes },
        ]}
      />
      {!wanted && <ButtonLink href={`${here}/club`}>Продолжить заявление</ButtonLink>}
      {wanted && sentTimes === 0 && (
        <Notice tone="warn" title={answer?.state === 'cancelled' ? 'Отзыв обогнал заявление' : 'Заявление ещё в пути'}>
          <p>
            {answer?.state === 'cancelled'
              ? 'Регион об отзыве уже знает. Отправьте заявление: места оно не займёт.'
              : 'Переведите часы города вперёд и отправьте: так выглядит заявление, которое пришло поздно.'}
          </p>
        </Notice>
      )}
      {down && (
        <Notice tone="warn" title="Госуслуги сейчас не принимают статусы">
          <p>
            До <InstantText instant={down.until} zone={zone} /> они копятся в регионе.
          </p>
        </Notice>
      )}
      {sentTimes > 0 && (
        <Stack>
          <h2>Статусы</h2>
          {received.length === 0 && (
            <p class="muted">Первый статус придёт через несколько секунд. Обновите страницу.</p>
          )}
          <ol>
            {received.map(({ id, status, comment, happenedAt, times }) => (
              <li key={id}>
                <Tag tone={wordsOf(status).tone}>{wordsOf(status).label}</Tag> {wordsOf(status).text}{' '}
                {comment && <>{comment} </>}
                <span class="muted small">
                  <InstantText instant={happenedAt} zone={zone} />
                  {times > 1 && `, пришёл ${times} раза, учтён один`}
                </span>
              </li>
            ))}
          </ol>
        </Stack>
      )}
      {wanted && (
        <ButtonRow>
          <Form action={`${here}/repeats`}>
            <Button name="times" value={sentTimes === 0 ? '1' : '2'} kind={sentTimes === 0 ? 'go' : 'ghost'}>
              {sentTimes === 0 ? 'Отправить сейчас' : 'Отправить ещё два раза сразу'}
            </Button>
          </Form>
          {!over.has(last?.status ?? order.answer?.state ?? '') && (
            <Form action={`${here}/cancellation`}>
              <Button kind="quiet">Отозвать заявление</Button>
            </Form>
          )}
        </ButtonRow>
      )}
    </Frame>
  )
}

const over = new Set(['cancelled', 'declined', 'refused', 'expired', 'ended'])

function wordsOf(status: string) {
  return statusWords[status as Status]
}
