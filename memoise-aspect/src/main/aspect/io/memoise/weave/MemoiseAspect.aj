package io.memoise.weave;

import io.memoise.Memoise;
import java.lang.invoke.MethodHandles;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/**
 * Weaves methods that carry {@link Memoise}, one advice for each number of parameters, apart for static and instance
 * methods, so that every method is matched by exactly one. The weaver copies the advice into the woven class, where its
 * lookup is the class's own. It does so only while no advice has a lambda, a concatenation of strings or anything else
 * that is linked by {@code invokedynamic}. Few programs have methods of every shape; the weaver need not say so.
 */
public aspect MemoiseAspect {

    interface HolderByWeaving extends Holder {}

    // Interfaces and enums can hold none: the former may be implemented by lambdas, the latter are their own key.
    declare parents: hasmethod(@Memoise !static !void *(..)) && !is(InterfaceType) && !is(EnumType)
        implements HolderByWeaving;

    private transient volatile Object HolderByWeaving.memoise$memos;

    public Object HolderByWeaving.memoise$memos() {
        return memoise$memos;
    }

    public void HolderByWeaving.memoise$memos(Object memos) {
        memoise$memos = memos;
    }

    pointcut ofClass(): execution(@Memoise static !void *(..));

    pointcut ofObject(Object self): execution(@Memoise !static !void *(..)) && this(self);

    // Such methods are refused at compile time; at load time they run as they are, which is said.
    @SuppressAjWarnings("adviceDidNotMatch")
    before(): execution(@Memoise void *(..)) {
        Link.refuse(thisJoinPointStaticPart);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(): ofClass() && execution(* *()) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        Table0 table = part instanceof Table0 ? (Table0) part : Link.link0(MethodHandles.lookup(), part);
        Node0 node = table.find(null);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(null);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed();
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(Object self): ofObject(self) && execution(* *()) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        Table0 table = part instanceof Table0 ? (Table0) part : Link.link0(MethodHandles.lookup(), part);
        Node0 node = table.find(self);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(self);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed(self);
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(Object first): ofClass() && execution(* *(*)) && args(first) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        Table1 table = part instanceof Table1 ? (Table1) part : Link.link1(MethodHandles.lookup(), part);
        Node1 node = table.find(null, first);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(null, first);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed(first);
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(Object self, Object first): ofObject(self) && execution(* *(*)) && args(first) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        Table1 table = part instanceof Table1 ? (Table1) part : Link.link1(MethodHandles.lookup(), part);
        Node1 node = table.find(self, first);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(self, first);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed(self, first);
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(Object first, Object second): ofClass() && execution(* *(*, *)) && args(first, second) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        Table2 table = part instanceof Table2 ? (Table2) part : Link.link2(MethodHandles.lookup(), part);
        Node2 node = table.find(null, first, second);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(null, first, second);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed(first, second);
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(Object self, Object first, Object second): ofObject(self) && execution(* *(*, *)) && args(first, second) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        Table2 table = part instanceof Table2 ? (Table2) part : Link.link2(MethodHandles.lookup(), part);
        Node2 node = table.find(self, first, second);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(self, first, second);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed(self, first, second);
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(Object first, Object second, Object third): ofClass() && execution(* *(*, *, *)) && args(first, second, third) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        Table3 table = part instanceof Table3 ? (Table3) part : Link.link3(MethodHandles.lookup(), part);
        Node3 node = table.find(null, first, second, third);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(null, first, second, third);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed(first, second, third);
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(Object self, Object first, Object second, Object third): ofObject(self) && execution(* *(*, *, *)) && args(first, second, third) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        Table3 table = part instanceof Table3 ? (Table3) part : Link.link3(MethodHandles.lookup(), part);
        Node3 node = table.find(self, first, second, third);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(self, first, second, third);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed(self, first, second, third);
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(Object first, Object second, Object third, Object fourth)
            : ofClass() && execution(* *(*, *, *, *)) && args(first, second, third, fourth) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        TableN table = part instanceof TableN ? (TableN) part : Link.linkN(MethodHandles.lookup(), part);
        NodeN node = table.find(null, first, second, third, fourth);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(null, first, second, third, fourth);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed(first, second, third, fourth);
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(Object self, Object first, Object second, Object third, Object fourth)
            : ofObject(self) && execution(* *(*, *, *, *)) && args(first, second, third, fourth) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        TableN table = part instanceof TableN ? (TableN) part : Link.linkN(MethodHandles.lookup(), part);
        NodeN node = table.find(self, first, second, third, fourth);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(self, first, second, third, fourth);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed(self, first, second, third, fourth);
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(Object first, Object second, Object third, Object fourth, Object fifth)
            : ofClass() && execution(* *(*, *, *, *, *)) && args(first, second, third, fourth, fifth) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        TableN table = part instanceof TableN ? (TableN) part : Link.linkN(MethodHandles.lookup(), part);
        NodeN node = table.find(null, first, second, third, fourth, fifth);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(null, first, second, third, fourth, fifth);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed(first, second, third, fourth, fifth);
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(Object self, Object first, Object second, Object third, Object fourth, Object fifth)
            : ofObject(self) && execution(* *(*, *, *, *, *)) && args(first, second, third, fourth, fifth) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        TableN table = part instanceof TableN ? (TableN) part : Link.linkN(MethodHandles.lookup(), part);
        NodeN node = table.find(self, first, second, third, fourth, fifth);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(self, first, second, third, fourth, fifth);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed(self, first, second, third, fourth, fifth);
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(Object first, Object second, Object third, Object fourth, Object fifth, Object sixth)
            : ofClass() && execution(* *(*, *, *, *, *, *)) && args(first, second, third, fourth, fifth, sixth) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        TableN table = part instanceof TableN ? (TableN) part : Link.linkN(MethodHandles.lookup(), part);
        NodeN node = table.find(null, first, second, third, fourth, fifth, sixth);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(null, first, second, third, fourth, fifth, sixth);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed(first, second, third, fourth, fifth, sixth);
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(Object self, Object first, Object second, Object third, Object fourth, Object fifth, Object sixth)
            : ofObject(self) && execution(* *(*, *, *, *, *, *)) && args(first, second, third, fourth, fifth, sixth) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        TableN table = part instanceof TableN ? (TableN) part : Link.linkN(MethodHandles.lookup(), part);
        NodeN node = table.find(self, first, second, third, fourth, fifth, sixth);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(self, first, second, third, fourth, fifth, sixth);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed(self, first, second, third, fourth, fifth, sixth);
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(): ofClass() && execution(* *(*, *, *, *, *, *, *, ..)) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        TableN table = part instanceof TableN ? (TableN) part : Link.linkN(MethodHandles.lookup(), part);
        Object[] arguments = thisJoinPoint.getArgs();
        NodeN node = table.find(null, arguments);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(null, arguments);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed();
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }

    @SuppressAjWarnings("adviceDidNotMatch")
    Object around(Object self): ofObject(self) && execution(* *(*, *, *, *, *, *, *, ..)) {
        JoinPoint.StaticPart part = thisJoinPointStaticPart;
        TableN table = part instanceof TableN ? (TableN) part : Link.linkN(MethodHandles.lookup(), part);
        Object[] arguments = thisJoinPoint.getArgs();
        NodeN node = table.find(self, arguments);
        if (node != null) {
            return node.value();
        }
        Computation computation = table.begin(self, arguments);
        if (computation.answered()) {
            return computation.value();
        }
        Object result;
        try {
            result = proceed(self);
        } catch (Throwable failure) {
            throw computation.fail(failure);
        }
        return computation.publish(result);
    }
}
