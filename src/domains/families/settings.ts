import { z } from 'zod'
import { defineSetting, nameChapter } from '#region'

nameChapter('families', 'Семьи и дети', 30)

/** S-079, S-121: from the fifth birthday until the day before the eighteenth. */
export const ageFrom = defineSetting(
  'families.age-from',
  z.int().min(0).max(17),
  'Возраст, с которого выдаётся сертификат, лет',
  { usual: 5 },
)
export const ageTo = defineSetting(
  'families.age-to',
  z.int().min(1).max(25),
  'Последний возраст, в котором выдаётся сертификат, лет',
  { usual: 17 },
)
/** S-125 */
export const selfFrom = defineSetting(
  'families.self-from',
  z.int().min(6).max(18),
  'Возраст, с которого ребёнок действует сам, лет',
  { usual: 14 },
)

/** Calendar days in which the holder of a record answers a claim before a reception point may decide; 0: at once. */
export const claimTerm = defineSetting(
  'families.claim-term',
  z.int().min(0).max(30),
  'Срок ответа владельца карточки на запрос, дней; после него решает пункт приёма',
  { usual: 0 },
)
export const invitationDays = defineSetting(
  'families.invitation-days',
  z.int().min(1).max(60),
  'Сколько дней действует приглашение второму законному представителю',
  { usual: 14 },
)
export const mergeUndoDays = defineSetting(
  'families.merge-undo-days',
  z.int().min(1).max(365),
  'Сколько дней можно отменить объединение карточек',
  { usual: 30 },
)
