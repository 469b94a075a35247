import { Button, Input, Tree } from 'antd';
import { useMemo, useState, type Key } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Organisation } from '../api/types.ts';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { Loaded, Nothing, Page } from '../ui/page.tsx';
import { treeOf, useOrganisations, type UnitNode } from './organisations-query.ts';
import { UnitForm } from './unit-form.tsx';

/** The tree of units on the left, the chosen one to read or edit on the right. */
export function Component() {
  const t = useTexts();
  const can = usePermissions();
  const editable = can('organisations.organisation.write');
  const { id } = useParams();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const query = useOrganisations();
  const creating = params.get('new');
  return (
    <Page
      title={t.organisations.title}
      help={editable ? t.organisations.help : t.organisations.readOnly}
      extra={
        editable && (
          <Button type="primary" onClick={() => void navigate('/organisations?new=')}>
            {t.organisations.create}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(units) => {
          const unit = units.find((candidate) => candidate.id === id);
          return (
            <div className={unit || creating !== null ? 'organisations chosen' : 'organisations'}>
              <section aria-label={t.organisations.tree} className="unit-tree">
                <UnitTree units={units} chosen={id} onChoose={(key) => void navigate(`/organisations/${key}`)} />
              </section>
              <section aria-label={unit?.name ?? t.organisations.create} className="unit-details">
                {creating !== null && editable ? (
                  <UnitForm
                    key={`new-${creating}`}
                    unit={null}
                    parentId={creating || null}
                    units={units}
                    editable
                    onSaved={(saved) => void navigate(`/organisations/${saved}`)}
                  />
                ) : unit ? (
                  <UnitForm
                    key={`${unit.id}-${unit.version}`}
                    unit={unit}
                    parentId={unit.parentId}
                    units={units}
                    editable={editable}
                    onSaved={() => undefined}
                  />
                ) : (
                  <p className="secondary">{t.organisations.choose}</p>
                )}
              </section>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

interface UnitTreeProps {
  units: readonly Organisation[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

interface TreeItem {
  key: string;
  title: string;
  children: TreeItem[];
}

/** The tree, narrowed to units that match what is typed, with what is above them. */
function UnitTree({ units, chosen, onChoose }: UnitTreeProps) {
  const t = useTexts();
  const [search, setSearch] = useState('');
  const [closed, setClosed] = useState<readonly Key[]>([]);
  const wanted = search.trim().toLowerCase();
  const items = useMemo(() => {
    const fits = ({ name, shortName, code, nameEn }: Organisation) =>
      [name, shortName, code, nameEn].join(' ').toLowerCase().includes(wanted);
    const itemOf = ({ unit, children }: UnitNode): TreeItem[] => {
      const inside = children.flatMap(itemOf);
      if (inside.length === 0 && !fits(unit)) return [];
      const title = unit.status === 'closed' ? `${unit.name}（${t.organisations.status.closed}）` : unit.name;
      return [{ key: unit.id, title, children: inside }];
    };
    return treeOf(units).flatMap(itemOf);
  }, [units, wanted, t]);
  return (
    <>
      <Input.Search
        allowClear
        aria-label={t.organisations.search}
        placeholder={t.organisations.search}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {items.length === 0 ? (
        <Nothing title={t.organisations.empty} />
      ) : (
        <Tree
          blockNode
          aria-label={t.organisations.tree}
          treeData={items}
          selectedKeys={chosen ? [chosen] : []}
          expandedKeys={units.map((unit) => unit.id).filter((key) => !closed.includes(key))}
          onExpand={(open) => setClosed(units.map((unit) => unit.id).filter((key) => !open.includes(key)))}
          onSelect={(_, { node }) => onChoose(node.key)}
        />
      )}
    </>
  );
}
