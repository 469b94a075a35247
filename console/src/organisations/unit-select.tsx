import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useTexts } from '../texts/index.ts';
import { treeOf, useOrganisations, type UnitNode } from './organisations-query.ts';

interface Choice {
  value: string;
  title: string;
  search: string;
  disabled: boolean;
  children: Choice[];
}

const choiceOf =
  (only: readonly string[] | null) =>
  ({ unit, children }: UnitNode): Choice => ({
    value: unit.id,
    title: unit.name,
    search: [unit.name, unit.shortName, unit.code, unit.nameEn].join(' ').toLowerCase(),
    disabled: only !== null && !only.includes(unit.id),
    children: children.filter((child) => child.unit.status === 'active').map(choiceOf(only)),
  });

interface UnitSelectProps {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  /** Name of the field for screen readers where no label stands above. */
  label?: string;
  placeholder?: string;
  allowClear?: boolean;
  className?: string;
  disabled?: boolean;
  /** Units that may be chosen; null: all. */
  only?: readonly string[] | null;
}

/** Chooses a unit from the tree, by browsing or by typing a part of its name. */
export function UnitSelect({
  id,
  value,
  onChange,
  label,
  placeholder,
  allowClear = false,
  className,
  disabled,
  only = null,
}: UnitSelectProps) {
  const t = useTexts();
  const units = useOrganisations();
  const tree = useMemo(() => treeOf(units.data ?? []).map(choiceOf(only)), [units.data, only]);
  return (
    <TreeSelect
      {...(id !== undefined && { id })}
      value={value ?? undefined}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      treeData={tree}
      treeDefaultExpandAll
      showSearch={{
        filterTreeNode: (input, node) => String(node['search']).includes(input.trim().toLowerCase()),
        // Enter takes the first hit: the list looks for it in this property.
        treeNodeFilterProp: 'search',
      }}
      aria-label={label}
      placeholder={placeholder ?? (label ? t.common.choose(label) : undefined)}
      allowClear={allowClear}
      {...(disabled !== undefined && { disabled })}
      loading={units.isPending}
      className={className ?? 'full'}
      notFoundContent={t.organisations.empty}
      styles={{ popup: { root: { maxHeight: 360, overflow: 'auto' } } }}
      popupMatchSelectWidth={false}
    />
  );
}
