import type { RefusalWords } from '#platform/manifest'

const told = (status: number, title: string, text: string): RefusalWords => ({
  status,
  words: () => ({ title, text }),
})

/** Words for every «no» of the exchange; most are read by machines and their builders. */
export const refusals: Record<string, RefusalWords> = {
  'exchange.unknown-partner': told(
    401,
    'Система не узнана',
    'Передайте действующий ключ в заголовке Authorization или подпишите запрос: x-partner, x-timestamp, x-signature.',
  ),
  'exchange.replayed': told(
    409,
    'Такой запрос уже был',
    'Подпись годится один раз. Подпишите запрос заново с новым x-timestamp; его можно передать с долями секунды.',
  ),
  'exchange.order-changed': told(
    409,
    'Под этим номером было другое заявление',
    'Номер заявления принадлежит другим людям или другой группе. Для нового заявления возьмите новый номер.',
  ),
  'exchange.municipality-unknown': told(
    409,
    'Такого муниципалитета в регионе нет',
    'Коды муниципалитетов даёт GET /exchange/v1/municipalities.',
  ),
  'exchange.no-people': told(
    409,
    'Сначала запросите сертификат',
    'Расчёт делают для ребёнка из запроса сертификата с тем же номером заявления, а он не найден или не открыт.',
  ),
  'exchange.span-reversed': told(409, 'Период задан наоборот', 'Первый день периода должен быть не позже последнего.'),
  'exchange.span-too-long': told(409, 'Слишком много заявлений за период', 'Сверьте его частями, например по неделям.'),
  'exchange.partner-revoked': told(409, 'Доступ уже закрыт', 'Эта система больше не может обращаться сюда.'),
  'exchange.not-dead': told(409, 'Повторять нечего', 'Статус уже доставлен или ждёт своей очереди. Обновите страницу.'),
  'exchange.nothing-to-send': told(
    409,
    'Отправить нечего',
    'Такого заявления у нас нет, или статус уже отправлен повторно.',
  ),
}
