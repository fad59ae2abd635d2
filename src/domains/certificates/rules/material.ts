import { formatPhone } from '#kernel/contacts'
import { type Day, formatDay } from '#kernel/dates'
import { plural } from '#kernel/plural'
import type { Point } from '../model/certificate.ts'

/** What a specialist tells families of: the own point, the region's rules, and a campaign that runs. */
export type MaterialFacts = {
  site: string
  ages: { from: number; to: number }
  documentsDays: string
  point: Pick<Point, 'name' | 'address' | 'hours' | 'phone' | 'specialist'>
  campaignUntil: Day | null
}

export const materialKinds = {
  chat: 'Сообщение в родительский чат',
  site: 'Объявление на сайт или стенд',
  meeting: 'Что сказать на родительском собрании',
} as const
export type MaterialKind = keyof typeof materialKinds
export type Material = { kind: MaterialKind; title: string; text: string }

/** Texts ready to be copied (S-169): true for this point today, without a word to be filled in. */
export function materialsOf(facts: MaterialFacts): Material[] {
  const texts: Record<MaterialKind, readonly string[]> = {
    chat: chatOf(facts),
    site: siteOf(facts),
    meeting: meetingOf(facts),
  }
  return (Object.keys(materialKinds) as MaterialKind[]).map((kind) => ({
    kind,
    title: materialKinds[kind],
    text: texts[kind].join('\n\n'),
  }))
}

function chatOf({ site, ages, point, campaignUntil }: MaterialFacts): string[] {
  return [
    `Уважаемые родители! Чтобы дети от ${agesIn(ages)} ходили в кружки и секции, нужен сертификат дополнительного образования. Он бесплатный, его получают один раз.`,
    `Подать заявление можно самим: ${site}. Или приходите к нам с паспортом, документом и СНИЛС ребёнка: ${whereOf(point)}.${untilOf(campaignUntil)}`,
  ]
}

function siteOf({ site, ages, documentsDays, point, campaignUntil }: MaterialFacts): string[] {
  return [
    'Сертификат дополнительного образования',
    `Сертификат — это номер из десяти цифр, по которому детей от ${agesIn(ages)} записывают в кружки и секции. Его выдают бесплатно и один раз, ходить можно в несколько кружков.`,
    `Как получить. 1. Создайте кабинет на сайте ${site}, добавьте ребёнка и отправьте заявление: номер сертификата придёт на почту. 2. За ${documentsDays} принесите документы в пункт приёма: свой паспорт, документ и СНИЛС ребёнка. 3. После активации выбирайте занятия в каталоге на том же сайте.`,
    `Если удобнее прийти сразу, сотрудник заполнит заявление вместе с вами: нужна электронная почта, в которую вы можете зайти.`,
    `${point.name}: ${point.address}, ${point.hours}. Телефон ${formatPhone(point.phone)}, ответственный специалист — ${point.specialist}.${untilOf(campaignUntil)}`,
  ]
}

function meetingOf({ site, documentsDays, point }: MaterialFacts): string[] {
  return [
    'Что это. Номер в реестре, по которому ребёнка записывают в кружки. Один на всё детство, бесплатно.',
    'Зачем. Без него не записывают на программы за счёт бюджета; со средствами сертификата муниципалитет платит за кружок полностью или частично.',
    `Что сделать. Зайти на ${site}, подать заявление и за ${documentsDays} принести нам документы. Кому неудобно самим — поможем: ${whereOf(point)}.`,
    'О чём спрашивают. Персональные данные видны только тем, кто принимает заявление, и семья видит, кто и когда их смотрел. Согласия отмечает сам родитель. Пароль и код из письма никому не называют.',
  ]
}

function agesIn({ from, to }: MaterialFacts['ages']): string {
  return `${from} до ${plural(to, 'года', 'лет', 'лет')}`
}

function whereOf({ name, address, hours, phone }: MaterialFacts['point']): string {
  return `${name}, ${address}, ${hours}, ${formatPhone(phone)}`
}

function untilOf(until: Day | null): string {
  return until ? ` Приём заявлений идёт до ${formatDay(until)}.` : ''
}
