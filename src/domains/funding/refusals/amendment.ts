import { formatDay } from '#kernel/dates'
import { plural } from '#kernel/plural'
import type { Facts, Refusal } from '#kernel/refusal'
import type { Unit } from '#ledger'
import type { RefusalWords } from '#platform/manifest'
import { amountWords } from '../words.ts'

type Told = { title: string; text: string }

const next = [{ href: '/municipality/amendments', label: 'Изменения по актам' }]
const day = (text: unknown) => formatDay(Temporal.PlainDate.from(String(text)))
const sum = ({ unit }: Facts, amount: unknown) => amountWords((unit ?? 'kopecks') as Unit, BigInt(String(amount)))

const told: Record<string, (facts: Facts) => Told> = {
  'funding.period-closed': ({ period, to }) => ({
    title: 'Период закрыт',
    text: `${period} закончился ${day(to)}: его номиналы и пределы больше не меняют. Выберите период, который идёт или начнётся.`,
  }),
  'funding.from-outside': ({ period, from, to }) => ({
    title: 'День вне периода',
    text: `${period} длится с ${day(from)} по ${day(to)}. Выберите день из этого промежутка.`,
  }),
  'funding.acts-overlap': ({ latest }) => ({
    title: 'С этого или более позднего дня уже действует другой акт',
    text: `Последнее изменение вступает в силу ${day(latest)}. Новое может начаться только позже него.`,
  }),
  'funding.from-past': ({ today }) => ({
    title: 'Этот день уже прошёл',
    text: `Деньги за прошлые дни уже посчитаны. Изменение может действовать с ${day(today)} или позже.`,
  }),
  'funding.ceiling-below-commitments': ({ committed }) => ({
    title: 'Предел меньше того, что уже обещано',
    text: `По заявкам и договорам занято ${committed ? sum({}, committed) : 'больше'}. Укажите предел не меньше этой суммы.`,
  }),
  'funding.nominal-below-held': (facts) => ({
    title: 'Номинал меньше того, что дети уже используют',
    text: `За заявками и договорами закреплено больше у ${plural(Number(facts.below), 'ребёнка', 'детей', 'детей')}, больше всего ${sum(facts, facts.most)}. Ниже закреплённого номинал опустить нельзя.`,
  }),
  'funding.category-twice': () => ({
    title: 'Такая категория уже есть',
    text: 'В списке муниципалитета есть категория с этим названием. Назовите новую иначе или измените номинал той, что есть.',
  }),
  'funding.category-last': () => ({
    title: 'Это последняя категория без подтверждающего документа',
    text: 'Без неё детям, у которых нет особых документов, будет не в чем просить сертификат. Сначала заведите другую категорию.',
  }),
  'funding.category-over': ({ on }) => ({
    title: 'Эту категорию уже завершает другой акт',
    text: `Она действует по ${day(Temporal.PlainDate.from(String(on)).subtract({ days: 1 }))}. Завершают её один раз, а номинал можно менять только до этого дня.`,
  }),
  'funding.category-not-begun': ({ from }) => ({
    title: 'Эта категория ещё не началась',
    text: `Её можно выбрать с ${day(from)}. Укажите этот день или более поздний.`,
  }),
  'funding.category-credited': ({ credited }) => ({
    title: 'На следующий период номинал этой категории уже начислен',
    text: `Он есть на ${plural(Number(credited), 'сертификате', 'сертификатах', 'сертификатах')}, и семьи на него рассчитывают. Выберите день внутри последнего периода, на который начислен номинал.`,
  }),
  'funding.count-below-holders': ({ holders }) => ({
    title: 'Предел числа меньше, чем сертификатов с номиналом',
    text: `Номинал уже есть на ${plural(Number(holders), 'сертификате', 'сертификатах', 'сертификатах')}. Укажите предел не меньше или оставьте поле пустым.`,
  }),
  'funding.sum-below-granted': (facts) => ({
    title: 'Предел суммы меньше, чем уже начислено',
    text: `Вместе с этим изменением детям будет начислено ${sum(facts, facts.needed)}. Укажите предел не меньше этой суммы или оставьте поле пустым.`,
  }),
}

/** Words for every «no» about a change by an act. */
export const refusalsOfAmendment: Record<string, RefusalWords> = Object.fromEntries(
  Object.entries(told).map(([code, words]) => [code, { status: 409, words: (facts) => ({ ...words(facts), next }) }]),
)

/** The same in a line: for the page before pressing, and for an act that did not come into force. */
export function tellRefusal({ code, facts }: Refusal): Told {
  return told[code]?.(facts) ?? { title: 'Изменить нельзя', text: 'Проверьте значение и день.' }
}
