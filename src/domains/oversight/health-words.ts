/** What stands behind a check, for people who do not read SQL: by the domain of its view. */
const areas: Record<string, string> = {
  ledger: 'Деньги сертификатов: остаток не равен сумме движений',
  funding: 'Деньги муниципалитетов: обязательства, предел или очередь на номинал',
  programmes: 'Места в группах и листы ожидания',
  enrolment: 'Заявки и договоры: состояние, месяцы или зарезервированные деньги',
  certificates: 'Реестр сертификатов: владелец, пункт, решение или приостановление',
  families: 'Карточки детей: объединение или владелец кабинета',
  attendance: 'Журнал посещаемости и оплата месяца',
  invoicing: 'Счета: суммы строк, авансы или списания',
  exchange: 'Обмен с Госуслугами',
  events: 'Мероприятия: места и участники',
  reviews: 'Оценки и отзывы',
}

export function areaOf(view: string): string {
  return areas[view.split('_')[0] ?? ''] ?? view
}
