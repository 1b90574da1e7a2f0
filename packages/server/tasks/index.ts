export { addTask } from "./add-task.ts"
export { handOnTask, settleTask } from "./settle-task.ts"
export { openTasksFor, tasksOf } from "./store.ts"
export { peopleOf, taskViews } from "./views.ts"
