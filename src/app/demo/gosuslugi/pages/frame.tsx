import type { ComponentChildren } from 'preact'
import { type FieldError, Page, Stepper } from '#ui'

export const home = '/demo/gosuslugi'
const steps = ['Регион', 'Муниципалитет', 'Учебный год', 'Ребёнок', 'Кружок', 'Оплата', 'Отправлено'].map((label) => ({
  label,
}))

type FrameProps = {
  title: string
  step?: number
  back?: string
  children: ComponentChildren
  errors?: readonly FieldError[]
}

/** It says on every page that this is not Gosuslugi. */
export function Frame({ title, step, back = home, children, errors = [] }: FrameProps) {
  return (
    <Page
      title={title}
      over="Имитация Госуслуг"
      back={step ? { href: back, label: 'Назад' } : { href: '/demo', label: 'Демонстрационный город' }}
      errors={errors}
      hidden
    >
      {step && <Stepper steps={steps} current={step} />}
      {children}
    </Page>
  )
}
