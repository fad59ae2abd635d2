import { type Reason, reasonWords } from '#enrolment'
import { formatRoubles } from '#kernel/money'
import type { Facts, Refusal } from '#kernel/refusal'
import type { Decline } from '../model.ts'

/** Why an order came to nothing, as its family reads it on Gosuslugi: what is the matter and what to do. */
export function declineOf({ code, facts }: Refusal): Decline {
  if (code === 'enrolment.not-allowed') return ofReasons(facts.reasons as unknown as readonly Reason[])
  const words = table[code]
  return { code, words: words ? words(facts) : unknown }
}

/** The child is in somebody else's cabinet; the answer names nobody. */
export function elsewhereDecline(number: string): Decline {
  return {
    code: 'exchange.child-elsewhere',
    words: `Карточка ребёнка уже есть в другом кабинете. Мы спросили его владельца, можно ли открыть доступ и вам: запрос ${number}. Когда доступ появится, отправьте заявление ещё раз; если ответа нет, приходите с документами в пункт приёма.`,
  }
}

function ofReasons(reasons: readonly Reason[]): Decline {
  const place = { childId: '', article: 0, groupId: '', zone: 'Europe/Moscow' }
  const told = reasons.filter(({ blocks }) => blocks).map((reason) => reasonWords(reason, place))
  const code = told[0]?.code ?? 'not-allowed'
  return { code: `enrolment.${code}`, words: told.map(({ title, text }) => `${title}. ${text}`).join(' ') }
}

const unknown =
  'Заявление принять не получилось. Подайте заявку в личном кабинете или спросите в пункте приёма, что мешает.'

const table: Record<string, (facts: Facts) => string> = {
  'access.other-name': () =>
    'Адрес почты из Госуслуг принадлежит в нашей системе другому человеку. Укажите на Госуслугах свой адрес и отправьте заявление снова.',
  'access.blocked': () => 'Ваш личный кабинет закрыт. Обратитесь в пункт приёма.',
  'access.consent-needed': () =>
    'Вы отозвали согласие на обработку персональных данных. Дайте его снова в личном кабинете и отправьте заявление ещё раз.',
  'families.too-young': ({ from }) =>
    `Сертификат получают с ${String(from)} лет. Отправьте заявление после дня рождения.`,
  'families.too-old': () => 'Сертификат дополнительного образования получают до 18 лет.',
  'families.birth-ahead': () => 'Дата рождения ребёнка ещё не наступила. Проверьте её и отправьте заявление снова.',
  'families.too-young-for-self': ({ self }) =>
    `Самостоятельно заявление подают с ${String(self)} лет. До этого его подаёт родитель.`,
  'families.passport-due': ({ from }) =>
    `Ребёнку исполнилось ${String(from)} лет: вместо свидетельства о рождении нужен паспорт.`,
  'families.passport-early': ({ from }) =>
    `Ребёнку ещё нет ${String(from)} лет: вместо паспорта укажите свидетельство о рождении.`,
  'families.known-child': () =>
    'Карточка ребёнка уже есть в другом кабинете. Приходите с документами в пункт приёма: там откроют доступ и вам.',
  'families.known-snils': () =>
    'Этот СНИЛС указан у другого ребёнка. Проверьте номер или приходите с документами в пункт приёма.',
  'families.already-yours': () => 'Ребёнок уже есть в вашем кабинете. Подайте заявку оттуда.',
  'exchange.child-unclear': () =>
    'В вашем кабинете есть похожая карточка ребёнка с другими данными. Исправьте её в пункте приёма и отправьте заявление снова.',
  'exchange.no-category': () =>
    'Муниципалитет пока не выдаёт сертификаты по заявлению с Госуслуг. Получите сертификат в пункте приёма.',
  'exchange.consent-outdated': () =>
    'Тексты согласий изменились. Откройте заявление заново и отметьте согласия ещё раз.',
  'exchange.group-unknown': () => 'Такой группы больше нет. Выберите другую и отправьте новое заявление.',
  'exchange.order-over': () =>
    'Это заявление отозвано, сертификат по нему не оформляют. Чтобы записать ребёнка, отправьте новое заявление.',
  'exchange.study-year': () => 'Группа занимается в другом учебном году. Выберите учебный год и группу заново.',
  'exchange.price-changed': ({ parentKopecks }) =>
    `Пока заявление шло, цена изменилась: теперь семья платит ${formatRoubles(BigInt(String(parentKopecks)))}. Если это подходит, отправьте новое заявление.`,
  'enrolment.seat-gone': () =>
    'Последнее место заняли раньше. Выберите другую группу или встаньте в очередь в личном кабинете.',
  'certificates.has-one': () => 'Сертификат ребёнка оформляется прямо сейчас. Отправьте заявление чуть позже.',
  'certificates.statement-lives': () =>
    'Заявление на сертификат уже подано и ждёт документов. Подайте заявку в личном кабинете.',
  'certificates.of-age': () => 'Ребёнку исполнилось 18 лет: сертификат больше не выдают.',
}
