import { formatDay, weekdayName } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { quoted } from '#kernel/quoted'
import { ButtonLink, Confirmation, Notice, NumberedSteps, Page, PrintButton } from '#ui'
import type { ApplicationView } from '../queries/list.ts'
import { firstLessonOn } from '../rules/first-lesson.ts'

/** It is done: the number, what is held, and what happens next by which day. Can be opened again. */
export function ReceiptPage({ application }: { application: ApplicationView }) {
  const { id, number, provider, programme, certificate, answerDueOn, startsOn, activation } = application
  const lesson = firstLessonOn(application.lessons, application)
  return (
    <Page title={`Заявка ${number} подана`} heading={null} back={{ href: '/my', label: 'В кабинет' }} hidden>
      <Confirmation
        title="Заявка подана"
        numberLabel="Номер заявки"
        number={number}
        actions={
          <>
            <ButtonLink href={`/my/applications/${id}`}>Открыть заявку</ButtonLink>
            <ButtonLink kind="ghost" href={`/my/applications/${id}/statement.pdf`}>
              Заявление о зачислении, PDF
            </ButtonLink>
            <PrintButton />
          </>
        }
      >
        <p>
          {application.name} — {quoted(programme)}. Место в группе занято
          {certificate > 0n && `, из сертификата отложено ${formatRoubles(certificate, { short: true })}`}.
        </p>
        <h2>Что будет дальше</h2>
        <NumberedSteps
          steps={[
            {
              label: 'Организация ответит',
              text: `${provider} подтвердит заявку или объяснит отказ не позже ${formatDay(answerDueOn)}. Мы сразу напишем вам.`,
            },
            {
              label: 'Вы примете договор',
              text: 'Его можно будет прочитать и принять прямо в кабинете, ехать никуда не нужно.',
            },
            {
              label: 'Начнутся занятия',
              text: lesson
                ? `Первое занятие — ${weekdayName(lesson.dayOfWeek)}, ${formatDay(lesson)}.`
                : `Договор будет действовать с ${formatDay(startsOn)}, расписание уточнит организация.`,
            },
          ]}
        />
        {activation && activation !== 'activated' && (
          <Notice tone="warn" title="Покажите документы" actions={<a href="/points">Где и когда</a>}>
            <p>
              Сертификат ещё не активирован. Пока вы не покажете документы в пункте приёма, организация не сможет
              зачислить ребёнка.
            </p>
          </Notice>
        )}
      </Confirmation>
    </Page>
  )
}
