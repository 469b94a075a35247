import { theme, type ThemeConfig } from 'antd';

/** Colours of the whole product (see the portal's style sheet); everything else of the look is Ant Design's own. */
export const colours = {
  ink: '#1b1f24',
  secondary: '#57606a',
  line: '#d8dee4',
  wash: '#f6f8fa',
  accent: '#1455a3',
  red: '#b3261e',
  amber: '#8a5a00',
  green: '#1a6b3c',
} as const;

export const consoleTheme: ThemeConfig = {
  algorithm: theme.compactAlgorithm,
  token: {
    // The compact algorithm takes the next smaller size of this: 14 px on screen.
    fontSize: 16,
    fontFamily: 'var(--font)',
    borderRadius: 4,
    colorPrimary: colours.accent,
    colorInfo: colours.accent,
    colorLink: colours.accent,
    colorError: colours.red,
    colorWarning: colours.amber,
    colorSuccess: colours.green,
    colorText: colours.ink,
    colorTextSecondary: colours.secondary,
    colorTextTertiary: colours.secondary,
    // Ant Design's own greys are too light for text (WCAG 1.4.3).
    colorTextDescription: colours.secondary,
    colorTextPlaceholder: '#6b7480',
    colorTextDisabled: '#6b7480',
    colorBorder: '#c3cbd3',
    colorBorderSecondary: colours.line,
    colorBgLayout: '#ffffff',
    // Ant Design derives muddy backgrounds from these dark colours.
    colorErrorBg: '#fdf0ef',
    colorWarningBg: '#fdf5e3',
    colorInfoBg: '#eef4fb',
    colorSuccessBg: '#e9f5ee',
    motion: false,
    wireframe: false,
  },
  components: {
    Layout: {
      headerBg: '#ffffff',
      bodyBg: '#ffffff',
      headerHeight: 48,
      headerPadding: '0 16px',
    },
    Table: {
      headerBg: colours.wash,
      headerColor: colours.ink,
      rowHoverBg: '#f3f7fc',
      rowSelectedBg: '#eef4fb',
      rowSelectedHoverBg: '#e3edf8',
      cellPaddingBlockSM: 7,
    },
    Alert: { withDescriptionIconSize: 18, withDescriptionPadding: '10px 14px', fontSizeLG: 14 },
    Card: { headerBg: 'transparent' },
    Tree: { nodeSelectedBg: '#e3edf8', nodeHoverBg: '#f3f7fc' },
    Tag: { defaultBg: '#ffffff' },
    Timeline: { itemPaddingBottom: 12 },
  },
};
