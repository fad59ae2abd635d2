import { callOf, formatPhone } from '#kernel/contacts'
import { capital } from '#kernel/sentence'
import { Disclosure } from '#ui'
import type { Contacts } from '../model.ts'

/** Who answers: the region's support, its operator, the authorised bodies of municipalities (S-012, S-095). */
export function ContactList({ contacts: { support, operator, bodies } }: { contacts: Contacts }) {
  return (
    <>
      <div>
        <h3>Поддержка сайта</h3>
        <p>
          Не получается войти, не приходит письмо, что-то сломалось: <a href="/support">задайте вопрос</a>, ответим в
          срок и письмом.
        </p>
        <Reach {...support} />
      </div>
      <div>
        <h3>Уполномоченные органы</h3>
        <p>Вопросы о сертификате, номинале и правилах — в муниципалитет, где живёт ребёнок:</p>
        <Bodies bodies={bodies} />
      </div>
      <div>
        <h3>Региональный оператор</h3>
        <p>
          {operator.name}
          <br />
          {operator.address}
          <br />
          <a href={`mailto:${operator.email}`}>{operator.email}</a>
        </p>
      </div>
    </>
  )
}

/** Each municipality's coordinator and its memo (S-164), folded: a region has dozens. */
export function Bodies({ bodies }: Pick<Contacts, 'bodies'>) {
  return (
    <>
      {bodies.map(({ id, name, authorisedBody, coordinator, ...reach }) => (
        <Disclosure key={id} summary={capital(name)}>
          <p>
            {authorisedBody}
            {coordinator && (
              <>
                <br />
                Координатор: {coordinator}
              </>
            )}
          </p>
          <Reach {...reach} />
          <p>
            <a href={`/papers/memo.pdf?municipality=${id}`}>Памятка для родителей (PDF)</a>
          </p>
        </Disclosure>
      ))}
    </>
  )
}

function Reach({ phone, email, hours }: { phone: string; email: string; hours: string }) {
  return (
    <p>
      <a href={callOf(phone)}>{formatPhone(phone)}</a>
      <br />
      <a href={`mailto:${email}`}>{email}</a>
      <br />
      {hours}
    </p>
  )
}
