/** Work plans: their table leaves room for units, and each section of an item stands apart. */
export const planStyles = `
.tasks.plan-items th:nth-child(1) { width: 5em; }
.tasks.plan-items th:nth-child(3) { width: 20em; }
.tasks.plan-items tbody th { background: none; text-align: left; font-weight: 400; }
.plan-part { margin-top: var(--s3); }
.plan-part dd { margin: 0 0 var(--s2); }
@media (max-width: 719px) {
  .tasks.plan-items tbody th { font-weight: 600; }
}
`;
