import { Component, type ReactNode } from 'react';
import { message } from '../message/message.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

interface Props {
  readonly children: ReactNode;
}

/** Keeps a fault in one screen from taking the window with it; React reports the fault itself. */
export class ErrorBoundary extends Component<Props, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <Notice
        kind="fault"
        title={message.broken.title}
        actions={
          <Button size="small" onPress={() => this.setState({ isBroken: false })}>
            {message.common.tryAgain}
          </Button>
        }
      >
        {message.broken.rest}
      </Notice>
    );
  }
}
