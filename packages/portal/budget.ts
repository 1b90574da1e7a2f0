export async function checkBudget() {
  return true
}
