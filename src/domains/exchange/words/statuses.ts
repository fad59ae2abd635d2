import type { TagTone } from '#ui'
import type { Scope, Status } from '../model.ts'

export const scopeWords: Record<Scope, string> = {
  orders: 'заявления: сертификат, расчёт, заявка, статусы, сверка',
  catalogue: 'каталог: программы, группы, места',
  export: 'выгрузка: организации, программы, группы, расписание',
}

/** A status as the family reads it on the other side. */
export const statusWords: Record<Status, { label: string; text: string; tone: TagTone }> = {
  submitted: {
    label: 'Отправлено в организацию',
    text: 'Место за ребёнком, организация рассматривает заявку.',
    tone: 'brand',
  },
  confirmed: {
    label: 'Подтверждено',
    text: 'Организация ждёт ребёнка. Примите договор в личном кабинете.',
    tone: 'warn',
  },
  enrolled: { label: 'Ребёнок зачислен', text: 'Договор заключён, услуга оказана.', tone: 'good' },
  refused: { label: 'Отказано', text: 'Организация отказала, место и деньги освободились.', tone: 'bad' },
  cancelled: { label: 'Отозвано', text: 'Заявка отозвана, место и деньги освободились.', tone: 'plain' },
  expired: { label: 'Срок прошёл', text: 'Заявка закрыта: ответа не было вовремя.', tone: 'plain' },
  ended: { label: 'Занятия закончились', text: 'Договор выполнен или расторгнут.', tone: 'plain' },
  declined: { label: 'Не принято', text: 'Заявка не подана.', tone: 'bad' },
}

export const differenceWords = {
  'missing-there': 'у них нет',
  'missing-here': 'у нас нет',
  differs: 'статусы разные',
} as const

export function statusLabel(status: string | null): string {
  return status === null ? '—' : (statusWords[status as Status]?.label ?? status)
}
