import { formatInstant, type Instant } from '#kernel/dates'
import { fullName, type PersonName } from '#kernel/names'
import { plural } from '#kernel/plural'
import { Button, ButtonLink, ButtonRow, Form, Notice, Page } from '#ui'
import type { Certificate } from '../model/certificate.ts'

type Shown = { certificate: Pick<Certificate, 'id' | 'number'>; child: PersonName & { id: string } }
const backTo = (child: { id: string }) => ({
  href: `/my/children/${child.id}/settings`,
  label: 'Настройки сертификата',
})

/** What happens is told before it happens (S-038). */
export function NewExtractPage({ certificate, child, days }: Shown & { days: number }) {
  const base = `/my/certificates/${certificate.id}`
  return (
    <Page
      title="Сформировать новую выписку?"
      over={`${fullName(child)}, сертификат ${certificate.number}`}
      back={backTo(child)}
      hidden
    >
      <p>На выписке будет новый пароль для входа в кабинет ребёнка по номеру сертификата. Поэтому:</p>
      <ul>
        <li>
          <b>Прежний пароль к номеру перестанет действовать</b>, а открытые по нему входы закроются.
        </li>
        <li>
          Новый пароль печатается только на выписке, и им входят один раз: при первом входе попросим придумать свой.
          Войти нужно в течение {plural(days, 'дня', 'дней', 'дней')}.
        </li>
        <li>Вход в ваш собственный кабинет по почте не изменится.</li>
      </ul>
      <Notice>
        <p>
          По номеру сертификата открывается кабинет только этого ребёнка: в нём видно сертификат и занятия и можно
          подать заявку. Ваших данных, других детей и этих настроек там нет.
        </p>
      </Notice>
      <Form action={`${base}/extract`}>
        <ButtonRow>
          <Button>Сформировать новую выписку</Button>
          <ButtonLink href={`${base}/extract.pdf`} kind="ghost">
            Распечатать без смены пароля
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  )
}

/** The extract is there: to be printed or saved while the time lasts. */
export function ExtractReadyPage({ certificate, child, until, zone }: Shown & { until: Instant | null; zone: string }) {
  const base = `/my/certificates/${certificate.id}`
  return (
    <Page
      title={until ? 'Новая выписка готова' : 'Эту выписку уже не напечатать'}
      over={`${fullName(child)}, сертификат ${certificate.number}`}
      back={backTo(child)}
      hidden
    >
      {until ? (
        <>
          <p>
            Распечатайте её или сохраните сейчас: до {formatInstant(until, zone)}. Потом пароль с неё мы показать уже не
            сможем, он нигде не записан.
          </p>
          <ButtonRow>
            <ButtonLink href={`${base}/new-extract.pdf`}>Открыть выписку с паролем</ButtonLink>
          </ButtonRow>
          <h2>Как войти</h2>
          <ol>
            <li>
              Откройте страницу <a href="/sign-in">Вход</a> и введите номер сертификата {certificate.number} и пароль с
              выписки.
            </li>
            <li>Придумайте свой пароль. Дальше входите по номеру и своему паролю.</li>
          </ol>
        </>
      ) : (
        <>
          <p>
            Время, когда пароль можно было напечатать, прошло, или им уже вошли. Если пароль потерян, сформируйте
            выписку ещё раз.
          </p>
          <ButtonRow>
            <ButtonLink href={`${base}/extract`}>Сформировать новую выписку</ButtonLink>
            <ButtonLink href={`${base}/extract.pdf`} kind="ghost">
              Распечатать без смены пароля
            </ButtonLink>
          </ButtonRow>
        </>
      )}
    </Page>
  )
}
