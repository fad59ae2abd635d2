import type { RefusalWords } from '#platform/manifest'

const applications = { href: '/my/applications', label: 'Все заявки и договоры' }

export const refusals: Record<string, RefusalWords> = {
  'enrolment.admission-used': {
    status: 409,
    words: ({ applicationId }) => ({
      title: 'Заявка уже подана',
      text: 'По этому визиту можно подать одну заявку. Для второй снова подтвердите присутствие семьи.',
      next: [
        { href: `/provider/applications/${String(applicationId)}`, label: 'Открыть заявку' },
        { href: '/provider/admissions/new', label: 'Ещё одна заявка' },
      ],
    }),
  },
  'enrolment.admission-over': {
    status: 409,
    words: () => ({
      title: 'Время на оформление прошло',
      text: 'Подтвердите присутствие семьи ещё раз: так мы уверены, что она рядом.',
      next: [{ href: '/provider/admissions/new', label: 'Подтвердить присутствие' }],
    }),
  },
  'enrolment.own-application': {
    status: 409,
    words: () => ({
      title: 'Эту заявку подали из вашего кабинета',
      text: 'Её можно отозвать в карточке. Если это сделали не вы и не второй законный представитель, смените пароль и напишите в поддержку.',
      next: [applications],
    }),
  },
  'enrolment.disputed-already': {
    status: 409,
    words: () => ({
      title: 'Вы уже сообщили об этом',
      text: 'Муниципалитет разбирается и ответит письмом. Второй раз сообщать не нужно.',
      next: [applications],
    }),
  },
  'enrolment.dispute-settled': {
    status: 409,
    words: () => ({ title: 'На это сообщение уже ответили', text: 'Семья получила ответ, изменить его нельзя.' }),
  },
}
