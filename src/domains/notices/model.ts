import type { Cabinet } from '#platform/mail'

type Kind = {
  title: string
  /** What comes under it, as the settings page says it. */
  what: string
  /** Why it always comes by mail; absent: the cabinet may refuse it. */
  always?: string
  /** For cabinets of places, for families, or both. */
  of: 'family' | 'place' | 'both'
}

/** Kinds of letters, as people choose by them. */
export const kinds = {
  security: {
    title: 'Вход и безопасность',
    what: 'вход с нового устройства, новый пароль или почта, запись от вашего имени',
    always: 'Так вы сразу узнаете, если в кабинет вошёл кто-то другой.',
    of: 'both',
  },
  decision: {
    title: 'Решения и договоры',
    what: 'выдача и отказ, договоры, расторжения, исправления данных',
    always: 'Решение должно дойти до вас: от него считают срок обжалования.',
    of: 'both',
  },
  term: {
    title: 'Сроки',
    what: 'что нужно сделать и до какого дня, уменьшение номинала',
    always: 'Пропущенный срок отнимает место или деньги.',
    of: 'both',
  },
  application: { title: 'Ход заявок', what: 'заявка подана или отозвана, обучение закончено', of: 'family' },
  money: { title: 'Деньги сертификата', what: 'списание за месяц и возврат', of: 'family' },
  lesson: { title: 'Занятия', what: 'занятие отменено или перенесено', of: 'family' },
  event: { title: 'Мероприятия', what: 'запись, изменения, напоминание накануне', of: 'both' },
  review: { title: 'Оценки и отзывы', what: 'приглашение оценить программу, ответ на отзыв', of: 'both' },
  help: { title: 'Обращения в поддержку', what: 'ответы на ваши вопросы', of: 'both' },
  work: { title: 'Работа кабинета', what: 'новые заявки, уведомления, счета и соглашения', of: 'place' },
} as const satisfies Record<string, Kind>

export type NoticeKind = keyof typeof kinds
export const noticeKinds = Object.keys(kinds) as NoticeKind[]

export const isKind = (kind: string): kind is NoticeKind => Object.hasOwn(kinds, kind)

/** Why letters of this kind always come; null: a cabinet may refuse them. */
export function whyAlways(kind: NoticeKind): string | null {
  const { always }: Kind = kinds[kind]
  return always ?? null
}

/** The kinds that a cabinet ever gets. */
export function kindsOf(cabinet: Cabinet): NoticeKind[] {
  const other = 'userId' in cabinet ? 'place' : 'family'
  return noticeKinds.filter((kind) => kinds[kind].of !== other)
}

/** A notice as its cabinet sees it. */
export type NoticeView = {
  id: string
  kind: NoticeKind
  title: string
  text: string
  href: string | null
  childId: string | null
  createdAt: Temporal.Instant
  readAt: Temporal.Instant | null
}
