import { formatDay } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { Button, ButtonLink, ButtonRow, Form, Notice, SumList, SummaryList, type SumRow } from '#ui'
import type { Cost, Groups } from '../faces.ts'
import type { Kept } from '../store.ts'
import { Frame, home } from './frame.tsx'

export type PaymentProps = { order: Kept; programme: Groups; groupId: string; cost: Cost; email: string; phone: string }

/** The price as the region counts it, the contacts, and the two ways to send. */
export function PaymentPage({ order, programme, groupId, cost, email, phone }: PaymentProps) {
  const here = `${home}/orders/${order.externalId}`
  const { quote, orderAllowed, kind, certificateBalance } = cost
  const group = programme.groups.find(({ id }) => id === groupId)
  const title = `${programme.name}, ${group?.name ?? ''}`
  return (
    <Frame title="Оплата и контакты" step={6} back={`${here}/groups?article=${programme.article}`}>
      <SummaryList
        rows={[
          { label: 'Кружок', value: title },
          { label: 'Кого записываете', value: order.composed.child },
          ...(certificateBalance ? [{ label: 'Доступно на сертификате', value: availableOf(certificateBalance) }] : []),
          { label: 'Занятия', value: `с ${dayOf(quote.startsOn)} по ${dayOf(quote.endsOn)}` },
        ]}
      />
      {kind === 'free' && <p>Бесплатно: платит бюджет.</p>}
      {quote.totalKopecks > 0 && <SumList rows={sumsOf(cost)} />}
      {quote.reasons.map(({ code, title: reason, text, blocks }) => (
        <Notice key={code} tone={blocks ? 'bad' : 'warn'} title={reason}>
          <p>{text}</p>
        </Notice>
      ))}
      {!orderAllowed && (
        <ButtonRow>
          <ButtonLink href={`${here}/club`}>Выбрать другой кружок</ButtonLink>
        </ButtonRow>
      )}
      {orderAllowed && (
        <Form action={`${here}/sendings`}>
          <input type="hidden" name="groupId" value={groupId} />
          <input type="hidden" name="quoteVersion" value={quote.version} />
          <input type="hidden" name="parentKopecks" value={String(quote.parentKopecks)} />
          <input type="hidden" name="startsOn" value={quote.startsOn} />
          <input type="hidden" name="title" value={title} />
          <SummaryList
            title="Контакты"
            rows={[
              { label: 'Почта', value: email },
              { label: 'Телефон', value: phone },
            ]}
          />
          <ButtonRow>
            <Button kind="go" name="when" value="now">
              Отправить заявление
            </Button>
            <Button kind="ghost" name="when" value="later">
              Задержать в пути
            </Button>
          </ButtonRow>
        </Form>
      )}
    </Frame>
  )
}

/** Domain 9.3: what is shown is the balance less what is held. */
function availableOf({ registryBalance, registryBookedAmount }: NonNullable<Cost['certificateBalance']>): string {
  return formatRoubles(BigInt(registryBalance - registryBookedAmount))
}

function sumsOf({ quote, certificateBalance }: Cost): SumRow[] {
  const rouble = (kopecks: number) => formatRoubles(BigInt(kopecks))
  return [
    { label: 'Стоимость', sum: rouble(quote.totalKopecks) },
    ...(certificateBalance
      ? [{ label: 'Оплатит сертификат', sum: rouble(quote.certificateKopecks), tone: 'good' as const }]
      : []),
    { label: 'Платите вы', sum: rouble(quote.parentKopecks), tone: 'total' as const },
  ]
}

function dayOf(text: string): string {
  return formatDay(Temporal.PlainDate.from(text))
}
