/** Why an application or a contract ended although nobody asked for it; stands as the reason that the family reads. */
export const closings = {
  excluded: 'Сертификат исключён из реестра',
  aged: 'Сертификат закончился: ребёнку исполнилось 18 лет',
  silent: 'Организация не ответила в срок',
  'no-agreement': 'Соглашение с организацией на этот период не заключили',
  'not-consented': 'Для этого продления нужно было явное согласие семьи, ответа не было',
  frozen: 'Сертификат приостановлен, продлить договор по нему нельзя',
  'provider-inactive': 'Организация вышла из реестра поставщиков',
  'group-over': 'Группа закончила занятия или закрыта',
  'enrolled-elsewhere': 'Ребёнок уже записан на эту программу',
  merged: 'Карточки ребёнка объединили, в этой очереди он уже стоит',
  unaccepted: 'Семья не приняла договор в срок',
  disputed: 'Семья сообщила, что заявку подали без неё',
} as const
