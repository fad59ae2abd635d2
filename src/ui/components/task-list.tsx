import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Tag } from './tag.tsx'

export type Task = {
  label: string
  /** Absent: cannot be started yet. */
  href?: string
  hint?: ComponentChildren
  state: 'done' | 'started' | 'todo' | 'choice' | 'consent' | 'last' | 'later'
}

const words = {
  done: 'Готово',
  started: 'Начато',
  todo: 'Нужно заполнить',
  choice: 'Нужно выбрать',
  consent: 'Нужно подтвердить',
  last: 'Последний шаг',
  later: 'Пока рано',
} as const

/** Parts of a long form, in any order, with their states. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const id = useId()
  return (
    <ul class="tasks">
      {tasks.map((task, index) => (
        <li key={task.label} class="task" data-state={task.state}>
          <span class="task-name">
            {task.href && task.state !== 'later' ? (
              <a href={task.href} aria-describedby={`${id}-${index}`}>
                {task.label}
              </a>
            ) : (
              task.label
            )}
            {task.hint && <span class="task-hint">{task.hint}</span>}
          </span>
          <span id={`${id}-${index}`}>
            {task.state === 'done' || task.state === 'later' ? (
              <span class="task-state">{words[task.state]}</span>
            ) : (
              <Tag tone={task.state === 'started' ? 'warn' : 'brand'}>{words[task.state]}</Tag>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
