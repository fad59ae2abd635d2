import type { RefusalWords } from '#platform/manifest'

const visits = { href: '/reception/visits', label: 'К оформлениям' }
const thisVisit = (id: unknown) => ({ href: `/reception/visits/${id}`, label: 'Открыть оформление' })

/** Words for every «no» at a visit without a statement. */
export const refusalsOfVisit: Record<string, RefusalWords> = {
  'certificates.visit-papers': {
    status: 422,
    words: () => ({
      title: 'Не хватает документов',
      text: 'Без паспорта заявителя, документа и СНИЛС ребёнка заявление не примут, а без почты заявитель не поставит отметки. Пригласите посетителя прийти с ними ещё раз.',
      next: [visits],
    }),
  },
  'certificates.visit-over': {
    status: 409,
    words: ({ visitId, state }) => ({
      title: state === 'filed' ? 'Заявление уже подано' : 'Оформление отменено',
      text:
        state === 'filed'
          ? 'Заявитель отправил заявление, менять ответы больше нельзя. Ошибку исправляют при приёме.'
          : 'Его отменили. Начните оформление заново.',
      next: [thisVisit(visitId), visits],
    }),
  },
  'certificates.visit-changed': {
    status: 409,
    words: ({ visitId }) => ({
      title: 'Оформление только что изменил другой сотрудник',
      text: 'Ваши ответы не сохранены, чтобы не стереть чужие. Откройте оформление заново и посмотрите, что осталось.',
      next: [thisVisit(visitId)],
    }),
  },
  'certificates.visit-not-ready': {
    status: 409,
    words: ({ visitId }) => ({
      title: 'Заполнено не всё',
      text: 'Сначала заполните данные заявителя, ребёнка и категорию: заявитель соглашается с готовым заявлением.',
      next: [thisVisit(visitId)],
    }),
  },
  'certificates.visit-many-codes': {
    status: 429,
    words: () => ({
      title: 'Письмо уже в пути',
      text: 'За час по этому оформлению отправили пять писем. Проверьте с заявителем адрес почты и папку «Спам».',
      next: [visits],
    }),
  },
  'certificates.visit-own': {
    status: 403,
    words: () => ({
      title: 'Себя оформляет коллега',
      text: 'Этот адрес — от вашего кабинета. Заявление для своего ребёнка подайте в кабинете или попросите коллегу.',
      next: [visits],
    }),
  },
  'certificates.visit-elsewhere': {
    status: 409,
    words: ({ municipalityId }) => ({
      title: 'Ребёнок живёт в другом муниципалитете',
      text: 'Сертификат даёт муниципалитет, где живёт ребёнок: заявление примет его пункт. Или семья подаст его в кабинете.',
      next: [{ href: `/points?municipality=${municipalityId}`, label: 'Пункты того муниципалитета' }, visits],
    }),
  },
  'certificates.visit-has-one': {
    status: 409,
    words: () => ({
      title: 'У этого ребёнка уже есть сертификат',
      text: 'Второго не выдают. Если заявитель не видит ребёнка в своём кабинете, подключите карточку по запросу: номер на «Д» он получит в кабинете. Забытый пароль восстанавливают по почте.',
      next: [{ href: '/reception/claims', label: 'Подключить ребёнка по запросу' }, visits],
    }),
  },
  'certificates.visit-code-over': {
    status: 410,
    words: () => ({
      title: 'Ссылка больше не действует',
      text: 'Она срабатывает один раз, живёт недолго и заканчивается, когда в заявлении что-то исправили. Попросите сотрудника пункта приёма отправить новое письмо.',
      next: [{ href: '/visit', label: 'Ввести код из нового письма' }],
    }),
  },
  'certificates.visit-cabinet-consents': {
    status: 422,
    words: () => ({
      title: 'Нужны согласия для нового кабинета',
      text: 'Кабинета с этой почтой ещё нет: примите правила сайта, политику и согласие на обработку данных.',
      next: [{ href: '/documents/site-rules', label: 'Правила сайта' }],
    }),
  },
  'certificates.visit-other-person': {
    status: 403,
    words: () => ({
      title: 'Согласие даёт сам заявитель',
      text: 'На этом устройстве вошёл другой человек. Откройте ссылку на телефоне заявителя или выйдите из кабинета.',
      next: [{ href: '/my/settings', label: 'Настройки и выход' }],
    }),
  },
}
